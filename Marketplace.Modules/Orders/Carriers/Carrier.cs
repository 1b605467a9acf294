using Marketplace.Foundation;

namespace Marketplace.Modules.Orders;

/// <summary>A parcel service that sellers can choose from.</summary>
public sealed class Carrier : Entity
{
    public const string CodePattern = "^[a-z0-9_]{2,20}\\z";
    public const string TrackingPlace = "{tracking}";
    public const int MaxUrlLength = 300;
    public const int MaxCursorLength = 200;

    private Carrier() { }

    public Carrier(Guid id, string code, CarrierFacts facts)
    {
        Id = id;
        Code = code;
        Change(facts);
    }

    /// <summary>Stable short name, for example <c>yurtici</c>.</summary>
    public string Code { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>An https address with <see cref="TrackingPlace"/> where the tracking number goes; null when the carrier
    /// shows no parcels.</summary>
    public string? TrackingUrlTemplate { get; private set; }

    /// <summary>Whether sellers can choose it; parcels it already carries keep their link.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Where the next poll of its scans begins; null before the first.</summary>
    public string? TrackingCursor { get; private set; }

    public void Change(CarrierFacts facts) =>
        (Name, TrackingUrlTemplate, IsActive) = (facts.Name, facts.TrackingUrlTemplate, facts.IsActive);

    /// <summary>Where the carrier shows a parcel; null when it shows none, or the number is null.</summary>
    public string? TrackingUrl(string? trackingNumber) =>
        trackingNumber is null
            ? null
            : TrackingUrlTemplate?.Replace(
                TrackingPlace,
                Uri.EscapeDataString(trackingNumber),
                StringComparison.Ordinal
            );

    /// <summary>Whether a text can be a template: https, without a user name, with the tracking number's place once, in
    /// the path or the query.</summary>
    public static bool IsTemplate(string text)
    {
        var parts = text.Split(TrackingPlace);
        return parts.Length == 2
            && Uri.TryCreate(parts[0], UriKind.Absolute, out var url)
            && url.Scheme == Uri.UriSchemeHttps
            && url.UserInfo.Length == 0
            && parts[0].IndexOf('/', Uri.UriSchemeHttps.Length + Uri.SchemeDelimiter.Length) > 0
            && Uri.TryCreate(string.Concat(parts), UriKind.Absolute, out _);
    }
}

/// <summary>What can change about a carrier.</summary>
public sealed record CarrierFacts(string Name, string? TrackingUrlTemplate, bool IsActive = true);
