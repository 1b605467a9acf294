using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Payments;

/// <summary>Request to change the account a store is paid to.</summary>
/// <param name="Iban">Spaces do not matter.</param>
/// <param name="Password">Of the owner's account.</param>
public sealed record ChangePayoutAccountRequest(string Iban, string Password)
{
    public sealed class Validator : AbstractValidator<ChangePayoutAccountRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Iban)
                .NotEmpty()
                .Must(text => string.IsNullOrEmpty(text) || Foundation.Iban.IsValid(text))
                .WithErrorCode("value.iban");
            RuleFor(r => r.Password).NotEmpty().MaximumLength(128);
        }
    }
}

/// <summary>Request to make a store's payouts wait.</summary>
/// <param name="Reason">The store reads it.</param>
/// <param name="Until">When they go on by themselves; at most 90 days away.</param>
public sealed record HoldPayoutsRequest(string Reason, DateTimeOffset Until)
{
    public sealed class Validator : AbstractValidator<HoldPayoutsRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
            RuleFor(r => r.Until).NotEmpty();
        }
    }
}
