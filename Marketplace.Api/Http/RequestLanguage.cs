using Marketplace.Foundation;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Api.Http;

/// <summary>Reads the language of a response from the client's <c>Accept-Language</c>.</summary>
public static class RequestLanguage
{
    /// <summary>The preferred language of the client; the default without a readable header.</summary>
    public static Language Of(HttpContext context) =>
        StringWithQualityHeaderValue.TryParseList(context.Request.Headers.AcceptLanguage, out var accepted)
            ? Language.Preferred(accepted.Select(one => (one.Value.Value ?? "", one.Quality ?? 1)))
            : Language.Default;
}
