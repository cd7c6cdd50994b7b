import { coverageDiffers } from "./coverage/differs.js";
import { coverageUncovered } from "./coverage/uncovered.js";
import { coverageUnsourced } from "./coverage/unsourced.js";
import { deadlineInvalid } from "./deadline/invalid.js";
import { deadlinePast } from "./deadline/past.js";
import { directoryInvalid } from "./directory/invalid.js";
import { documentConflict } from "./document/conflict.js";
import { documentFrontMatter } from "./document/frontMatter.js";
import { groupSequence } from "./group/sequence.js";
import { leaderDuplicate } from "./leader/duplicate.js";
import { leaderFormer } from "./leader/former.js";
import { leaderOrder } from "./leader/order.js";
import { leaderUnknown } from "./leader/unknown.js";
import { leaderUsual } from "./leader/usual.js";
import { leaderVacant } from "./leader/vacant.js";
import { numberDuplicate } from "./number/duplicate.js";
import { numberGap } from "./number/gap.js";
import { numberMissing } from "./number/missing.js";
import { numberOrder } from "./number/order.js";
import { numberTotal } from "./number/total.js";
import { outlineSequence } from "./outline/sequence.js";
import type { Rule } from "./rule.js";
import { sectionSequence } from "./section/sequence.js";
import { tableColumns } from "./table/columns.js";
import { tableHeader } from "./table/header.js";
import { tableMerge } from "./table/merge.js";
import { tableRepeatedHeader } from "./table/repeatedHeader.js";
import { tableSplitCell } from "./table/splitCell.js";
import { tableStrayRow } from "./table/strayRow.js";
import { tableUncertainRow } from "./table/uncertainRow.js";
import { tableUnread } from "./table/unread.js";
import { targetConflict } from "./target/conflict.js";
import { targetImplausible } from "./target/implausible.js";
import { targetInconsistent } from "./target/inconsistent.js";
import { targetMissing } from "./target/missing.js";
import { targetUnparseable } from "./target/unparseable.js";
import { textForeignMatter } from "./text/foreignMatter.js";
import { textFullStop } from "./text/fullStop.js";
import { textLookalike } from "./text/lookalike.js";
import { textMojibake } from "./text/mojibake.js";
import { textPlaceholder } from "./text/placeholder.js";
import { textPunctuation } from "./text/punctuation.js";
import { textResidue } from "./text/residue.js";
import { textTraditional } from "./text/traditional.js";
import { unitDuplicate } from "./unit/duplicate.js";
import { unitFormer } from "./unit/former.js";
import { unitLeadConvention } from "./unit/leadConvention.js";
import { unitLeadOrder } from "./unit/leadOrder.js";
import { unitMissing } from "./unit/missing.js";
import { unitNoLead } from "./unit/noLead.js";
import { unitOrder } from "./unit/order.js";
import { unitSeparator } from "./unit/separator.js";
import { unitStarVariant } from "./unit/starVariant.js";
import { unitUnknown } from "./unit/unknown.js";

/** All rules that look at a plan, in the order in which they are documented. */
export const allRules: readonly Rule[] = [
	numberGap,
	numberDuplicate,
	numberOrder,
	numberMissing,
	numberTotal,
	sectionSequence,
	groupSequence,
	unitNoLead,
	unitLeadConvention,
	unitMissing,
	unitStarVariant,
	unitUnknown,
	unitFormer,
	unitDuplicate,
	unitSeparator,
	unitLeadOrder,
	unitOrder,
	leaderVacant,
	leaderUnknown,
	leaderFormer,
	leaderDuplicate,
	leaderUsual,
	leaderOrder,
	targetUnparseable,
	targetConflict,
	targetImplausible,
	targetInconsistent,
	targetMissing,
	coverageUncovered,
	coverageUnsourced,
	coverageDiffers,
	deadlineInvalid,
	deadlinePast,
	tableColumns,
	tableHeader,
	tableMerge,
	tableSplitCell,
	tableRepeatedHeader,
	tableStrayRow,
	tableUnread,
	tableUncertainRow,
	textTraditional,
	textResidue,
	textMojibake,
	textPunctuation,
	textLookalike,
	textFullStop,
	textPlaceholder,
	textForeignMatter,
	outlineSequence,
	documentConflict,
	documentFrontMatter,
	directoryInvalid,
];
