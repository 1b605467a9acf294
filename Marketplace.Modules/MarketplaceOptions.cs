using Marketplace.Foundation;

namespace Marketplace.Modules;

/// <summary>What is true of the whole deployment.</summary>
public sealed class MarketplaceOptions : ICheckedOptions
{
    public const string Section = "Marketplace";

    /// <summary>The one currency of carts, orders and the ledger (ISO 4217).</summary>
    public string Currency { get; set; } = "TRY";

    /// <summary>Where clients reach the Api, without a slash at the end; used in links of mails and in <c>type</c> of problems.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Directory for files the product keeps (product images).</summary>
    public string DataDirectory { get; set; } = "";

    public IEnumerable<OptionProblem> Check()
    {
        if (!Currencies.IsKnown(Currency)) yield return new($"{Section}:Currency", "one of " + string.Join(", ", Currencies.All), "TRY");
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || PublicUrl.EndsWith('/'))
            yield return new($"{Section}:PublicUrl", "an absolute http(s) address without a slash at the end", "https://api.example.com");
        if (DataDirectory.Length == 0) yield return new($"{Section}:DataDirectory", "a writable directory", "/var/lib/marketplace");
    }
}
