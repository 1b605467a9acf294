using System.Security;

namespace Marketplace.Modules.Documents;

/// <summary>The parts of a workbook that are the same for every document (ECMA-376).</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const string Xml = """<?xml version="1.0" encoding="UTF-8"?>""";

    /// <summary>Name and text of each part.</summary>
    /// <param name="title">Of the sheet with the table.</param>
    /// <param name="decimals">Of amounts.</param>
    public static IEnumerable<(string Name, string Text)> Fixed(string title, int decimals)
    {
        yield return ("[Content_Types].xml", Types);
        yield return ("_rels/.rels", Relations(("officeDocument", "xl/workbook.xml")));
        yield return (
            "xl/_rels/workbook.xml.rels",
            Relations(
                ("worksheet", "worksheets/sheet1.xml"),
                ("worksheet", "worksheets/sheet2.xml"),
                ("styles", "styles.xml")
            )
        );
        yield return (
            "xl/workbook.xml",
            $"""{Xml}<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{SheetName(title)}" """
                + """sheetId="1" r:id="rId1"/><sheet name="Info" sheetId="2" r:id="rId2"/></sheets></workbook>"""
        );
        yield return ("xl/styles.xml", Styles(decimals));
    }

    private static string Types =>
        $"""{Xml}<Types xmlns="{Package}/content-types"><Default Extension="xml" ContentType="application/xml"/>"""
        + """<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"""
        + Type("workbook", "sheet.main")
        + Type("worksheets/sheet1", "worksheet")
        + Type("worksheets/sheet2", "worksheet")
        + Type("styles", "styles")
        + "</Types>";

    private static string Type(string part, string kind) =>
        $"""<Override PartName="/xl/{part}.xml" ContentType="{Kind}.{kind}+xml"/>""";

    private static string Relations(params (string Type, string Target)[] relations) =>
        $"""{Xml}<Relationships xmlns="{Package}/relationships">"""
        + string.Concat(
            relations.Select(
                (r, i) => $"""<Relationship Id="rId{i + 1}" Type="{Office}/{r.Type}" Target="{r.Target}"/>"""
            )
        )
        + "</Relationships>";

    // Plain, heading, heading at the right, amount, day.
    private static string Styles(int decimals)
    {
        var amount = decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
        return $"""{Xml}<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="{amount}"/>"""
            + """<numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/></numFmts>"""
            + """<fonts count="2"><font><sz val="10"/><name val="Calibri"/></font>"""
            + """<font><b/><sz val="10"/><name val="Calibri"/></font></fonts>"""
            + """<fills count="2"><fill><patternFill patternType="none"/></fill>"""
            + """<fill><patternFill patternType="gray125"/></fill></fills>"""
            + "<borders count=\"1\"><border/></borders>"
            + """<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"""
            + """<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"""
            + """<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>"""
            + """<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">"""
            + """<alignment horizontal="right"/></xf>"""
            + """<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"""
            + """<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"""
            + "</styleSheet>";
    }

    // At most 31 characters, none of them \ / ? * [ ] :
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(c => !@"\/?*[]:'".Contains(c, StringComparison.Ordinal)));
        return SecurityElement.Escape(name.Length > 31 ? name[..31] : name);
    }
}
