using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>The character set a client names for its JSON: only UTF-8 (RFC 8259, section 8.1).</summary>
internal static class Charset
{
    private const string Utf8 = "utf-8";

    /// <summary>Writes the name as the framework expects it: unquoted, and <c>utf-8</c> for <c>utf8</c>.</summary>
    /// <returns>False for any other character set, or more than one.</returns>
    public static bool TryNormalise(HttpRequest request)
    {
        if (
            request.ContentType is not { } text
            || !text.Contains("charset", StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParse(text, out var type)
            || !IsJson(type)
            || type.Parameters.Where(IsCharset).ToList() is not [var charset, .. var more]
        )
        {
            return true;
        }

        if (more.Count > 0)
            return false;
        var name = HeaderUtilities.RemoveQuotes(charset.Value);
        if (!Is(name, Utf8) && !Is(name, "utf8"))
            return false;
        charset.Value = Utf8;
        request.ContentType = type.ToString();
        return true;
    }

    private static bool IsJson(MediaTypeHeaderValue type) => Is(type.SubType, "json") || Is(type.Suffix, "json");

    private static bool IsCharset(NameValueHeaderValue parameter) => Is(parameter.Name, "charset");

    private static bool Is(Microsoft.Extensions.Primitives.StringSegment text, string name) =>
        text.Equals(name, StringComparison.OrdinalIgnoreCase);
}
