using System.Text;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>The character set a client names for its body.</summary>
internal static class Charset
{
    /// <summary>Writes the name as the framework expects it: unquoted, and <c>utf-8</c> for <c>utf8</c>.</summary>
    /// <returns>False for a character set that is not known; the framework would fail on it.</returns>
    public static bool TryNormalise(HttpRequest request)
    {
        if (
            request.ContentType is not { } text
            || !text.Contains("charset", StringComparison.OrdinalIgnoreCase)
            || !MediaTypeHeaderValue.TryParse(text, out var type)
            || type.Parameters.FirstOrDefault(IsCharset) is not { } charset
        )
            return true;
        if (EncodingOf(HeaderUtilities.RemoveQuotes(charset.Value).ToString()) is not { } encoding)
            return false;
        if (!charset.Value.Equals(encoding.WebName, StringComparison.OrdinalIgnoreCase))
        {
            charset.Value = encoding.WebName;
            request.ContentType = type.ToString();
        }

        return true;
    }

    private static bool IsCharset(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase);

    private static Encoding? EncodingOf(string name)
    {
        if (name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8;
        try
        {
            var encoding = Encoding.GetEncoding(name);
#pragma warning disable SYSLIB0001 // Named only to be refused.
            return encoding is UTF7Encoding ? null : encoding;
#pragma warning restore SYSLIB0001
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
