using Marketplace.Foundation;

namespace Marketplace.Modules;

/// <summary>What is true of the whole deployment.</summary>
public sealed class MarketplaceOptions : ICheckedOptions
{
    public const string Section = "Marketplace";

    /// <summary>The one currency of carts, orders and the ledger (ISO 4217).</summary>
    public string Currency { get; set; } = "TRY";

    /// <summary>Where clients reach the Api, without a slash at the end; used in links of invoices and in <c>type</c>
    /// of problems.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Where people's browser pages live (<c>/confirm-email</c>, <c>/reset-password</c>), without a slash at
    /// the end; empty means the Api's own.</summary>
    public string WebUrl { get; set; } = "";

    /// <summary>Directory for files the product keeps (product images).</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>The address links in mails about an account begin with.</summary>
    public string PagesUrl => WebUrl.Length > 0 ? WebUrl : PublicUrl;

    public IEnumerable<OptionProblem> Check()
    {
        if (!Currencies.IsKnown(Currency))
            yield return new($"{Section}:Currency", "one of " + string.Join(", ", Currencies.All), "TRY");
        if (!IsAddress(PublicUrl))
            yield return new(
                $"{Section}:PublicUrl",
                "an absolute http(s) address without a slash at the end",
                "https://api.example.com"
            );
        if (WebUrl.Length > 0 && !IsAddress(WebUrl))
            yield return new(
                $"{Section}:WebUrl",
                "an absolute http(s) address without a slash at the end, or empty",
                "https://shop.example.com"
            );
        if (DataDirectory.Length == 0)
            yield return new($"{Section}:DataDirectory", "a writable directory", "/var/lib/marketplace");
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && !text.EndsWith('/');
}
