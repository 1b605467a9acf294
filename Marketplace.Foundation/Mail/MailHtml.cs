using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Marketplace.Foundation;

/// <summary>Writes a mail as HTML: one column, readable on a narrow screen and in dark mode, without scripts.</summary>
/// <remarks>Styles stand on the elements, because many mail clients drop the head; the head adds only dark mode. Every
/// text is escaped.</remarks>
internal sealed class MailHtml(MailContent content, MailBrand brand)
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _html = new();

    public string Write()
    {
        Begin();
        Line($"<h1 class=\"text\" style=\"margin:0 0 16px;font-size:21px;line-height:1.3\">{E(content.Subject)}</h1>");
        if (content.Greeting is { } greeting)
            Paragraph(greeting);
        foreach (var paragraph in content.Paragraphs)
            Paragraph(paragraph);
        if (content.Action is { } action)
            Button(action);
        foreach (var group in content.Groups)
            MailGoodsHtml.Write(group, Line);
        foreach (var fact in content.Facts)
            Fact(fact);
        foreach (var paragraph in content.Closing)
            Paragraph(paragraph);
        End();
        return _html.ToString();
    }

    private void Begin()
    {
        Line("<!doctype html>");
        Line($"<html lang=\"{content.Language.Code}\"><head><meta charset=\"utf-8\">");
        Line("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        Line("<meta name=\"color-scheme\" content=\"light dark\">");
        Line("<meta name=\"supported-color-schemes\" content=\"light dark\">");
        Line($"<title>{E(content.Subject)}</title>");
        Line(
            """
            <style>
            :root{color-scheme:light dark;supported-color-schemes:light dark}
            @media (prefers-color-scheme:dark){
            .page{background:#131519!important}
            .card{background:#1d2025!important;border-color:#343942!important}
            .text,.text a{color:#e9ebee!important}
            .quiet,.quiet a{color:#a4abb6!important}
            .rule{border-color:#343942!important}
            .text a.button{background:#6ea3ff!important;color:#0b1220!important}
            }
            </style></head>
            """
        );
        Line($"<body class=\"page\" style=\"margin:0;padding:0;background:#f3f4f6;{Font}\">");
        Line("<div style=\"max-width:600px;margin:0 auto;padding:20px 12px\">");
        var name =
            brand.HomeUrl is { } home && IsLink(home)
                ? $"<a href=\"{E(home)}\" style=\"color:inherit;text-decoration:none\">{E(brand.Name)}</a>"
                : E(brand.Name);
        Line($"<p class=\"text\" style=\"margin:0 8px 12px;font-size:17px;font-weight:700;color:#1f2328\">{name}</p>");
        Line(
            "<div class=\"card text\" style=\"background:#fff;border:1px solid #e3e5e8;border-radius:10px;"
                + "padding:22px 18px;color:#1f2328;font-size:16px;line-height:1.5\">"
        );
    }

    private void End()
    {
        Line("</div>");
        Line("<div class=\"quiet\" style=\"padding:14px 8px;color:#5b6470;font-size:13px;line-height:1.6\">");
        Line($"<div>{E(brand.Name)}</div>");
        foreach (var (text, url) in MailTemplate.Footer(content, brand))
            Line(url is null ? $"<div>{Lines(text)}</div>" : $"<div>{Anchor(text, url, "color:#5b6470")}</div>");
        Line("</div></div></body></html>");
    }

    private void Button(MailLink action)
    {
        Line("<p style=\"margin:0 0 20px\">");
        Line(
            Anchor(
                action.Label,
                action.Url,
                "display:inline-block;padding:11px 20px;border-radius:8px;background:#1f5fd6;color:#fff;"
                    + "font-weight:600;text-decoration:none",
                "button"
            )
        );
        Line("</p>");
    }

    private void Fact(MailFact fact)
    {
        Line("<p class=\"text\" style=\"margin:0 0 14px\">");
        Line($"<span class=\"quiet\" style=\"color:#5b6470;font-size:14px\">{E(fact.Label)}</span><br>");
        Line(Lines(fact.Value));
        Line("</p>");
    }

    private void Paragraph(string text) => Line($"<p class=\"text\" style=\"margin:0 0 14px\">{Lines(text)}</p>");

    internal static string Anchor(string label, string url, string style, string css = "") =>
        IsLink(url) ? $"<a class=\"{css}\" href=\"{E(url)}\" style=\"{style}\">{E(label)}</a>" : E(label);

    private static bool IsLink(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string Lines(string text) =>
        string.Join("<br>\n", text.ReplaceLineEndings("\n").Split('\n').Select(line => Encoder.Encode(line)));

    internal static string E(string text) => Encoder.Encode(text);

    private void Line(string html)
    {
        if (html.Length > 0)
            _html.Append(html).Append('\n');
    }
}
