using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <summary>An address that an account keeps for its purchases.</summary>
/// <remarks>At most <see cref="MaxPerUser"/> an account; one of them is the default as soon as there is one.</remarks>
public sealed class SavedAddress : Entity
{
    public const int MaxPerUser = 20;

    public const int LabelLength = 40;

    private SavedAddress() { }

    public Guid UserId { get; private init; }

    /// <summary>What its owner calls it, for example Home.</summary>
    public string Label { get; private set; } = "";

    public PostalContact Contact { get; private set; } = null!;

    public bool IsDefault { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    internal static SavedAddress New(Guid id, Guid userId, NewSavedAddress input, bool isDefault, DateTimeOffset now) =>
        new()
        {
            Id = id,
            UserId = userId,
            Label = input.Label,
            Contact = input.Contact,
            IsDefault = isDefault,
            CreatedAt = now,
        };

    /// <summary>Null leaves a value as it is.</summary>
    internal void Change(string? label, PostalContact? contact)
    {
        Label = label ?? Label;
        Contact = contact ?? Contact;
    }

    internal void MakeDefault() => IsDefault = true;
}

/// <summary>An address about to be saved.</summary>
/// <param name="IsDefault">Makes it the default instead of another one; the first address is it anyway.</param>
public sealed record NewSavedAddress(string Label, PostalContact Contact, bool IsDefault);

/// <summary>Changes of a saved address; null leaves a value as it is.</summary>
/// <param name="IsDefault">Makes it the default instead of another one.</param>
public sealed record SavedAddressChange(string? Label, PostalContact? Contact, bool IsDefault);

/// <summary>Where somebody receives parcels.</summary>
/// <param name="Phone">E.164.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record PostalContact(
    string FullName,
    string Phone,
    string Line1,
    string? Line2,
    string District,
    string City,
    string? PostalCode,
    string Country
);
