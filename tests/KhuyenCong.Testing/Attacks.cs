namespace KhuyenCong.Testing;

/// <summary>
/// Texts that would run, or make an element or an attribute, where a page writes them as they are. Each carries the mark: in its tags as an attribute, in its scripts as a name
/// that they set, in its addresses as a host.
/// </summary>
public static class Attacks
{
    public const string Mark = "zzpwn";

    /// <summary>What does harm only at the beginning of a value: as an address, as a formula of a spreadsheet.</summary>
    public static IReadOnlyList<string> Leads { get; } =
        ["javascript:zzpwn=1//", "=zzpwn|' /C calc'!A0", "JaVaScRiPt:zzpwn=1//", "@SUM(zzpwn)", "data:text/html,<script zzpwn>zzpwn=1</script>", "-zzpwn+1", "//zzpwn.example/x", "+zzpwn", "vbscript:zzpwn"];

    public static IReadOnlyList<string> Strings { get; } =
    [
        "<script zzpwn>zzpwn=1</script>",
        "<ScRiPt/zzpwn>zzpwn=1</sCrIpT>",
        "\"><script zzpwn>zzpwn=1</script>",
        "'><img zzpwn src=x onerror=zzpwn=1>",
        "<img/zzpwn/src=x/onerror=zzpwn=1>",
        "\" zzpwn=1 onfocus=zzpwn=1 autofocus x=\"",
        "' zzpwn=1 onmouseover='zzpwn=1' x='",
        "` zzpwn=1 onmouseover=zzpwn=1 x=`",
        "</title><svg zzpwn onload=zzpwn=1>",
        "</textarea></select></option></datalist><img zzpwn src=x onerror=zzpwn=1>",
        "</style></noscript></template></iframe><details zzpwn open ontoggle=zzpwn=1>",
        "</script><script zzpwn>zzpwn=1</script>",
        "\"}</script><!--<script zzpwn>zzpwn=1</script>",
        "\\\"};zzpwn=1;//",
        "--><img zzpwn src=x onerror=zzpwn=1><!--zzpwn",
        "]]></x><script zzpwn>zzpwn=1</script><?zzpwn?>",
        "<svg zzpwn><animate zzpwn onbegin=zzpwn=1 attributeName=x /></svg>",
        "<math zzpwn><mi zzpwn xlink:href=javascript:zzpwn=1>x</mi></math>",
        "<a zzpwn href=javascript:zzpwn=1>x</a>",
        "<iframe zzpwn srcdoc='<script>zzpwn=1</script>'></iframe>",
        "<base zzpwn href=//zzpwn.example/><meta zzpwn http-equiv=refresh content='0;url=//zzpwn.example/'>",
        "<link zzpwn rel=stylesheet href=//zzpwn.example/x.css><style zzpwn>@import '//zzpwn.example/';</style>",
        "<form zzpwn action=//zzpwn.example/><button zzpwn formaction=javascript:zzpwn=1>x</button></form>",
        "[zzpwn](javascript:zzpwn=1) [zzpwn](JaVaScRiPt&#58;zzpwn=1) [zzpwn](data:text/html,zzpwn) [zzpwn](java\tscript:zzpwn=1)",
        "[zzpwn](</x\" zzpwn=1 onmouseover=zzpwn=1 x=\">) [zzpwn](/x \"t\" onclick=zzpwn=1)",
        "![zzpwn](https://zzpwn.example/x.png) ![zzpwn\" zzpwn=1 onerror=zzpwn=1 x=\"](hinh:1)",
        "<javascript:zzpwn=1> <vbscript:zzpwn>",
        "[zzpwn](san-pham:25\"zzpwn) [zzpwn]: javascript:zzpwn=1",
        "&lt;script zzpwn&gt;zzpwn=1&lt;/script&gt; &#60;img zzpwn src=x onerror=zzpwn=1&#62;",
        "%3Cscript zzpwn%3Ezzpwn=1%3C/script%3E \\u003cscript zzpwn\\u003e",
        "{{zzpwn}} ${zzpwn} <%=zzpwn%> @(zzpwn) #{zzpwn} $where: zzpwn",
        "'; DROP TABLE products; --zzpwn",
        "\u202Ezzpwn\u202C \u200Bzzpwn",
    ];

    /// <summary>Characters that no text may hold; the third would end a header, the last an entry of a calendar.</summary>
    public static IReadOnlyList<string> Broken { get; } = ["zz\u0000pwn zzpwn", "\u001b[2Jzzpwn\u0085\u2028zzpwn\uFFFD", "zzpwn\r\nSet-Cookie: zzpwn=1\r\n\r\n<script zzpwn>", "zzpwn\nEND:VEVENT\nBEGIN:VALARM"];

    public static IReadOnlyList<Attack> All { get; } = [.. Leads.Select(l => new Attack(l))];
}

/// <summary>All strings in one value, one of those in front that must be.</summary>
/// <param name="Lead">Also alone, for what is too short for more.</param>
public sealed record Attack(string Lead)
{
    public string Line { get; init; } = string.Join(' ', Attacks.Strings.Prepend(Lead)).Replace('\t', ' ');

    /// <summary>Each a paragraph of its own: Markdown reads them apart.</summary>
    public string Text { get; init; } = string.Join("\n\n", Attacks.Strings.Prepend(Lead));

    /// <summary>With what no text may hold.</summary>
    public string Typed { get; } = string.Join(' ', [Lead, .. Attacks.Strings, .. Attacks.Broken]);
}
