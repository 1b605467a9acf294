using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Orders;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>An address to save.</summary>
/// <param name="Label">What you call it, up to 40 characters.</param>
/// <param name="IsDefault">Makes it your default; your first address is it anyway.</param>
public sealed record NewAddressRequest(string? Label, AddressRequest? Address, bool? IsDefault = null)
{
    internal NewSavedAddress ToCommand() =>
        new(Label!.Trim(), AddressResponse.ContactOf(Address!.ToAddress()), IsDefault ?? false);

    public sealed class Validator : AbstractValidator<NewAddressRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Label).NotEmpty().MaximumLength(SavedAddress.LabelLength).MustBeOneLine();
            RuleFor(r => r.Address).NotNull().SetValidator(new AddressValidator()!);
        }
    }
}

/// <summary>Changes of an address; what is left out stays as it is.</summary>
/// <param name="Address">Replaces the whole address.</param>
/// <param name="IsDefault">true makes it your default; to undo that, make another one the default.</param>
public sealed record ChangeAddressRequest(string? Label = null, AddressRequest? Address = null, bool? IsDefault = null)
{
    internal SavedAddressChange ToCommand() =>
        new(
            string.IsNullOrWhiteSpace(Label) ? null : Label.Trim(),
            Address is { } address ? AddressResponse.ContactOf(address.ToAddress()) : null,
            IsDefault ?? false
        );

    public sealed class Validator : AbstractValidator<ChangeAddressRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Label).MaximumLength(SavedAddress.LabelLength).MustBeOneLine();
            RuleFor(r => r.Address!).SetValidator(new AddressValidator()).When(r => r.Address is not null);
        }
    }
}

/// <summary>A saved address.</summary>
/// <param name="Version">Increases with every change; the ETag is this number in quotes.</param>
public sealed record AddressResponse(Guid Id, string Label, DeliveryAddress Address, bool IsDefault, long Version)
{
    internal static AddressResponse From(SavedAddress saved)
    {
        var contact = saved.Contact;
        return new(
            saved.Id,
            saved.Label,
            new(
                contact.FullName,
                contact.Phone,
                contact.Line1,
                contact.Line2,
                contact.District,
                contact.City,
                contact.PostalCode,
                contact.Country
            ),
            saved.IsDefault,
            saved.Version
        );
    }

    internal static PostalContact ContactOf(DeliveryAddress address) =>
        new(
            address.FullName,
            address.Phone,
            address.Line1,
            address.Line2,
            address.District,
            address.City,
            address.PostalCode,
            address.Country
        );
}
