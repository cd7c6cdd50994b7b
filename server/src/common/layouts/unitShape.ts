import { isCollective } from "../text/unitName.js";

/** A name longer than this is a sentence. */
export const longestUnitName = 36;

/** Whether words have the shape of a unit's name, or name many units at once. */
export function isUnitShaped(words: string): boolean {
	if (words.length < 2 || words.length > longestUnitName) return false;
	const name = words.replace(/[★☆]/g, "");
	if (/[\s\u3000。；;！？!?“”%％=]|^[的了在是对将把为与和及]/.test(name)) return false;
	const bare = name.replace(/[（(][^（()）]{0,24}[)）]$/, "");
	return unitEnd.test(bare) || isCollective(bare);
}

const unitEnd =
	/(?:.{2}(?<!(?<!医)学|本|专)科|.股|[局委办部厅院会团社司行所处队校馆站园港库署台室组乡镇区县市州盟旗府]|中心|公司|集团|街道|政府|海关|专班|银行|大学|学院|医院|国资|电网|税务|工商联|文联|科协|残联|社科联|妇联|人行|邮政|移动|联通|电信|铁塔|部门|单位|村|社区|企业|平台|机构|支队|大队|总队|总社|党校|纪委监委|指挥部|工作组|领导小组|职校|党组织|[农林渔牧]场|电视台|直属单位|控股|热线|窗口|分局|[科教学机]研院|总会|协会)$/;
