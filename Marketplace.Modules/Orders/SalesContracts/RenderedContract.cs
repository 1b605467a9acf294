using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Modules.Orders;

/// <summary>A text with all its places filled.</summary>
public sealed record RenderedContract(
    Guid SellerId,
    SalesContractKind Kind,
    int Version,
    string Locale,
    string Hash,
    string Text
)
{
    /// <summary>The text without its words.</summary>
    internal QuotedContract Quoted => new(SellerId, Kind, Version, Hash);

    /// <summary>SHA-256 of a text in UTF-8, lower-case hexadecimal.</summary>
    internal static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
