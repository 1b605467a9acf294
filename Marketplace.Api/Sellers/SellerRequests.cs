using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Modules.Sellers;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Sellers;

/// <summary>Starts a store.</summary>
/// <param name="Slug">Address of the store in links: 3 to 40 of a–z, 0–9 and single hyphens; for good.</param>
/// <param name="TaxId">VKN (10 digits) or TCKN (11 digits).</param>
public sealed partial record ApplyRequest(
    string Slug,
    string Name,
    string? Description,
    string? LegalName,
    string? TaxId,
    string? Iban,
    string? ContactEmail,
    string? Phone,
    string? Address,
    bool? AcceptsCashOnDelivery
)
{
    public SellerProfile ToProfile() =>
        new(
            Name.Trim(),
            Description,
            LegalName,
            TaxId,
            Iban,
            ContactEmail,
            Phone,
            Address,
            null,
            AcceptsCashOnDelivery
        );

    public sealed class Validator : AbstractValidator<ApplyRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Slug)
                .NotEmpty()
                .Must(slug => string.IsNullOrEmpty(slug) || SlugPattern().IsMatch(slug))
                .WithErrorCode("value.format");
            RuleFor(r => r.Name).NotEmpty();
            RuleFor(r => r.Name == null ? null : r.Name.Trim())
                .MinimumLength(2)
                .MaximumLength(80)
                .MustBeOneLine()
                .OverridePropertyName(nameof(Name));
            this.AddProfileRules(
                r => r.Description,
                r => r.LegalName,
                r => r.TaxId,
                r => r.Iban,
                r => r.ContactEmail,
                r => r.Phone,
                r => r.Address
            );
        }
    }

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9]){2,39}\z", RegexOptions.CultureInvariant)]
    internal static partial Regex SlugPattern();
}

/// <summary>Changes a store; what is left out stays, empty text removes it.</summary>
public sealed record ChangeSellerRequest(
    string? Name,
    string? Description,
    string? LegalName,
    string? TaxId,
    string? Iban,
    string? ContactEmail,
    string? Phone,
    string? Address,
    string? LogoUrl,
    bool? AcceptsCashOnDelivery
)
{
    public SellerProfile ToProfile() =>
        new(
            Name?.Trim(),
            Description,
            LegalName,
            TaxId,
            Iban,
            ContactEmail,
            Phone,
            Address,
            LogoUrl,
            AcceptsCashOnDelivery
        );

    public sealed class Validator : AbstractValidator<ChangeSellerRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Name == null ? null : r.Name.Trim())
                .MinimumLength(2)
                .MaximumLength(80)
                .MustBeOneLine()
                .OverridePropertyName(nameof(Name));
            RuleFor(r => r.LogoUrl)
                .MaximumLength(500)
                .Must(url =>
                    string.IsNullOrEmpty(url)
                    || (Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps)
                )
                .WithErrorCode("value.format");
            this.AddProfileRules(
                r => r.Description,
                r => r.LegalName,
                r => r.TaxId,
                r => r.Iban,
                r => r.ContactEmail,
                r => r.Phone,
                r => r.Address
            );
        }
    }
}

/// <summary>Closes the doors for a while.</summary>
/// <param name="Until">When they open by themselves; left out: when the seller opens them.</param>
public sealed record CloseStoreRequest(DateTimeOffset? Until);

/// <summary>Agrees a commission with a store.</summary>
/// <param name="CommissionBps">Basis points; null goes back to the plan's.</param>
public sealed record AgreeCommissionRequest(int? CommissionBps)
{
    public sealed class Validator : AbstractValidator<AgreeCommissionRequest>
    {
        public Validator() => RuleFor(r => r.CommissionBps).InclusiveBetween(0, 10_000);
    }
}

/// <summary>What is asked of the parts of a store's profile.</summary>
internal static class ProfileRules
{
    public static void AddProfileRules<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, string?>> description,
        System.Linq.Expressions.Expression<Func<T, string?>> legalName,
        System.Linq.Expressions.Expression<Func<T, string?>> taxId,
        System.Linq.Expressions.Expression<Func<T, string?>> iban,
        System.Linq.Expressions.Expression<Func<T, string?>> contactEmail,
        System.Linq.Expressions.Expression<Func<T, string?>> phone,
        System.Linq.Expressions.Expression<Func<T, string?>> address
    )
    {
        validator.RuleFor(description).MaximumLength(2000).MustBeParagraphs();
        validator.RuleFor(legalName).MaximumLength(200).MustBeOneLine();
        validator
            .RuleFor(taxId)
            .Must(text => string.IsNullOrEmpty(text) || TaxId.IsValid(text))
            .WithErrorCode("value.tax_id");
        validator
            .RuleFor(iban)
            .Must(text => string.IsNullOrEmpty(text) || Iban.IsValid(text))
            .WithErrorCode("value.iban");
        validator
            .RuleFor(contactEmail)
            .Must(text => string.IsNullOrEmpty(text) || EmailAddress.IsValid(text))
            .WithErrorCode("value.email");
        validator.RuleFor(phone).MustBePhone();
        validator.RuleFor(address).MaximumLength(500).MustBeParagraphs();
    }
}
