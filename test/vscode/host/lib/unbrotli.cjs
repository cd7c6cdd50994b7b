// unbrotli.cjs FILE: writes the file's content, Brotli-decompressed, to standard output.
'use strict';
const fs = require('fs');
const { pipeline } = require('stream');
const zlib = require('zlib');

pipeline(fs.createReadStream(process.argv[2]), zlib.createBrotliDecompress({ chunkSize: 2 ** 20 }), process.stdout, (error) => {
  if (error) { process.stderr.write(`${process.argv[2]}: ${error.message}\n`); process.exitCode = 1; }
});
