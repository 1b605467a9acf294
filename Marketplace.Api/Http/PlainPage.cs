using System.Text;
using System.Text.Encodings.Web;
using Marketplace.Foundation;

namespace Marketplace.Api.Http;

/// <summary>A small HTML page for browsers that reach the API directly, where the shop front end has no page.</summary>
/// <param name="Title">Plain text, like all texts here.</param>
/// <param name="Sign">One character shown in the circle.</param>
/// <param name="Colour">CSS color of the circle.</param>
public sealed record PlainPage(LocalizedText Title, LocalizedText Body, string Sign, string Colour)
{
    public const string Good = "#15803d";
    public const string Bad = "#b91c1c";
    public const string Quiet = "#57606a";
    public const string Busy = "#1d4ed8";

    /// <summary>Name-value pairs listed below the text.</summary>
    public IReadOnlyList<(LocalizedText Name, LocalizedText Value)> Facts { get; init; } = [];

    /// <summary>A link below everything else; null for none. An empty URL is the page itself.</summary>
    public (LocalizedText Label, string Url)? Link { get; init; }

    /// <summary>Label of a button that posts to the page's own URL; null for none.</summary>
    public LocalizedText? Button { get; init; }

    /// <summary>Renders the page as a response.</summary>
    public IResult In(Language language, int status = StatusCodes.Status200OK)
    {
        string Text(LocalizedText text) => HtmlEncoder.Default.Encode(text.In(language));

        var html = $$"""
            <!doctype html>
            <html lang="{{language.Code}}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{{Text(Title)}}</title>
            <style>
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f4f5f7;
                color: #1c2430;
                font: 16px/1.5 system-ui, sans-serif; }
            main { background: #fff; border-radius: 12px; padding: 40px 32px; margin: 16px; max-width: 26rem;
                text-align: center;
                box-shadow: 0 1px 3px rgb(0 0 0 / .12); }
            .sign { width: 56px; height: 56px; line-height: 56px; border-radius: 50%; margin: 0 auto 16px; color: #fff;
                font-size: 28px; background: {{Colour}}; }
            h1 { font-size: 1.35rem; margin: 0 0 8px; } p { margin: 0; }
            dl { display: grid; grid-template-columns: auto 1fr; gap: 6px 24px; margin: 24px 0 0; padding: 16px 0 0;
                border-top: 1px solid #e3e6ea; text-align: left; }
            dt { color: #57606a; } dd { margin: 0; text-align: right; font-weight: 600; overflow-wrap: anywhere; }
            button { width: 100%; margin-top: 24px; padding: 12px; border: 0; border-radius: 8px; background: #1d4ed8;
                color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
            .on { margin-top: 24px; } .on a { color: #1d4ed8; font-weight: 600; }
            button:hover { background: #1e40af; }
            button:focus-visible { outline: 3px solid #93b4ff; outline-offset: 2px; }
            </style>
            </head>
            <body><main><div class="sign" aria-hidden="true">{{Sign}}</div><h1>{{Text(Title)}}</h1><p>{{Text(
                Body
            )}}</p>{{FactList(Text)}}{{ButtonForm(Text)}}{{LinkLine(Text)}}</main></body>
            </html>
            """;
        return new StyledPage(TypedResults.Content(html, "text/html", Encoding.UTF8, status));
    }

    private string FactList(Func<LocalizedText, string> text) =>
        Facts.Count == 0
            ? ""
            : $"<dl>{string.Concat(Facts.Select(f => $"<dt>{text(f.Name)}</dt><dd>{text(f.Value)}</dd>"))}</dl>";

    private string ButtonForm(Func<LocalizedText, string> text) =>
        Button is null ? "" : $"""<form method="post"><button>{text(Button)}</button></form>""";

    private string LinkLine(Func<LocalizedText, string> text) =>
        Link is var (label, url)
            ? $"""<p class="on"><a href="{HtmlEncoder.Default.Encode(url)}">{text(label)}</a></p>"""
            : "";

    // API responses have a policy that blocks everything; these pages allow inline styles and nothing else.
    private sealed class StyledPage(IResult page) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy =
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
            return page.ExecuteAsync(httpContext);
        }
    }
}
