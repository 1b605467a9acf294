namespace Marketplace.Modules.Orders;

/// <summary>Delivery address and contact; a snapshot that never changes.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record DeliveryAddress(
    string FullName,
    string Phone,
    string Line1,
    string? Line2,
    string District,
    string City,
    string? PostalCode,
    string Country
)
{
    public const int FullNameLength = 80;
    public const int LineLength = 200;
    public const int PlaceLength = 80;
    public const int PostalCodeLength = 12;

    /// <summary>The masked address a seller sees when they no longer need to contact the buyer: initials, the last two
    /// digits of the phone and the city.</summary>
    public DeliveryAddress Masked() =>
        this with
        {
            FullName = Initials(FullName),
            Phone = "***" + Phone[^Math.Min(2, Phone.Length)..],
            Line1 = "***",
            Line2 = null,
            PostalCode = null,
        };

    /// <summary>A name of which only the initials are shown.</summary>
    internal static string Initials(string name) =>
        string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part[0] + "***"));
}
