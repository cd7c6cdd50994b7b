/**
 * The order that the schema of ISO/IEC 29500-1 (transitional) prescribes for the children of elements: as far as Niwen
 * writes them, and what stands between. A child that is not listed must not occur.
 */
const orders: Readonly<Record<string, string>> = {
	"w:document": "w:background w:body",
	"w:pPr":
		"w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr w:sectPr w:pPrChange",
	"w:rPr":
		"w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang",
	"w:tbl": "w:tblPr w:tblGrid w:tr",
	"w:tblPr":
		"w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription",
	"w:tblBorders": "w:top w:left w:bottom w:right w:insideH w:insideV",
	"w:tblCellMar": "w:top w:left w:bottom w:right",
	"w:tr": "w:tblPrEx w:trPr w:tc",
	"w:tc": "w:tcPr w:p",
	"w:tcPr":
		"w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark",
	"w:sectPr":
		"w:headerReference|w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg w:textDirection w:bidi w:rtlGutter w:docGrid w:printerSettings",
	"w:styles": "w:docDefaults w:latentStyles w:style",
	"w:docDefaults": "w:rPrDefault w:pPrDefault",
	"w:style":
		"w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:personal w:personalCompose w:personalReply w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr",
	"w:settings":
		"w:writeProtection w:view w:zoom w:removePersonalInformation w:removeDateAndTime w:mirrorMargins w:alignBordersAndEdges w:bordersDoNotSurroundHeader w:bordersDoNotSurroundFooter w:gutterAtTop w:hideSpellingErrors w:documentProtection w:defaultTabStop w:evenAndOddHeaders w:drawingGridHorizontalSpacing w:characterSpacingControl w:footnotePr w:endnotePr w:compat w:docVars w:rsids w:themeFontLang w:clrSchemeMapping w:decimalSymbol w:listSeparator",
	"w:compat":
		"w:spaceForUL w:noColumnBalance w:balanceSingleByteDoubleByteWidth w:noExtraLineSpacing w:doNotLeaveBackslashAlone w:ulTrailSpace w:doNotExpandShiftReturn w:spacingInWholePoints w:adjustLineHeightInTable w:useFELayout w:compatSetting",
	"w:font": "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig w:embedRegular",
	"wp:anchor":
		"wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone wp:docPr wp:cNvGraphicFramePr a:graphic",
	"wps:wsp": "wps:cNvSpPr wps:spPr wps:style wps:txbx wps:bodyPr",
	"wps:spPr": "a:xfrm a:prstGeom a:noFill a:ln",
};

/** What a part of a Word document has in another order than its schema says, or has twice that may stand once. */
export function orderProblems(xml: string): readonly string[] {
	const problems: string[] = [];
	const open: { name: string; last: number }[] = [];
	for (const [tag, slash, name = "", end] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
		if (tag.startsWith("<?")) continue;
		if (slash === "/") {
			const closed = open.pop();
			if (closed?.name !== name) problems.push(`</${name}> closes <${closed?.name ?? ""}>`);
			continue;
		}
		const parent = open.at(-1);
		const order = parent === undefined ? undefined : orders[parent.name];
		if (parent !== undefined && order !== undefined) {
			const at = order.split(" ").findIndex((names) => names.split("|").includes(name));
			if (at < 0) problems.push(`<${name}> in <${parent.name}>`);
			else if (at < parent.last || (at === parent.last && !mayRepeat.has(name)))
				problems.push(`<${name}> in <${parent.name}> behind what follows it`);
			parent.last = Math.max(parent.last, at);
		}
		if (end !== "/") open.push({ name, last: -1 });
	}
	if (open.length > 0) problems.push(`<${open.at(-1)?.name}> is open`);
	return problems;
}

const mayRepeat = new Set([
	"w:tr",
	"w:tc",
	"w:p",
	"w:style",
	"w:headerReference",
	"w:footerReference",
	"w:compatSetting",
]);
