using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>Request to correct a store's balance: either an amount and the account that bears it, or lines.</summary>
/// <param name="Reason">Up to 500 characters; the store reads it.</param>
/// <param name="Account">goodwill, bad_debt or psp_fees.</param>
/// <param name="AmountMinor">Minor units; positive is given to the store, negative taken from it.</param>
/// <param name="Lines">Up to ten lines that balance; at least one moves seller_payable.</param>
public sealed record ProposeAdjustmentRequest(
    Guid SellerId,
    string Reason,
    AdjustmentAccount? Account = null,
    long? AmountMinor = null,
    IReadOnlyList<AdjustmentLineRequest>? Lines = null
)
{
    /// <summary>What is booked.</summary>
    internal IReadOnlyList<AdjustmentLine> Booked =>
        Lines is { } lines
            ? [.. lines.Select(l => new AdjustmentLine(l.Account, l.DebitMinor, l.CreditMinor))]
            : ProposeAdjustment.LinesOf(Account!.Value, AmountMinor!.Value);

    public sealed class Validator : AbstractValidator<ProposeAdjustmentRequest>
    {
        public Validator()
        {
            RuleFor(r => r.SellerId).NotEmpty();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(LedgerAdjustment.MaxReasonLength).MustBeParagraphs();
            When(r => r.Lines is null, () => Amount());
            When(
                r => r.Lines is not null,
                () =>
                {
                    RuleFor(r => r.Account).Null();
                    RuleFor(r => r.AmountMinor).Null();
                    RuleFor(r => r.Lines).Must(l => l!.Count is >= 2 and <= LedgerAdjustment.MaxLines);
                    RuleForEach(r => r.Lines).NotNull().SetValidator(new AdjustmentLineRequest.Validator());
                }
            );
        }

        private void Amount()
        {
            RuleFor(r => r.Account).NotNull().IsInEnum().NotEqual(AdjustmentAccount.SellerPayable);
            RuleFor(r => r.AmountMinor)
                .NotNull()
                .NotEqual(0)
                .InclusiveBetween(-LedgerAdjustment.MaxLineMinor, LedgerAdjustment.MaxLineMinor);
        }
    }
}

/// <summary>A line of an adjustment: exactly one of debit and credit is positive, minor units.</summary>
/// <param name="Account">seller_payable, goodwill, bad_debt or psp_fees.</param>
public sealed record AdjustmentLineRequest(AdjustmentAccount Account, long DebitMinor, long CreditMinor)
{
    public sealed class Validator : AbstractValidator<AdjustmentLineRequest>
    {
        public Validator()
        {
            RuleFor(l => l.Account).IsInEnum();
            RuleFor(l => l.DebitMinor).InclusiveBetween(0, LedgerAdjustment.MaxLineMinor);
            RuleFor(l => l.CreditMinor).InclusiveBetween(0, LedgerAdjustment.MaxLineMinor);
            RuleFor(l => l.CreditMinor).Must((line, credit) => credit == 0 != (line.DebitMinor == 0));
        }
    }
}

/// <summary>Request to withhold no tax from a store's sales.</summary>
/// <param name="From">Applies to what becomes payable from this day on; today or later.</param>
/// <param name="Reason">Why, up to 500 characters.</param>
/// <param name="Document">Reference of the document that says so, up to 100 characters.</param>
public sealed record ExemptWithholdingRequest(DateOnly From, string Reason, string Document)
{
    public sealed class Validator : AbstractValidator<ExemptWithholdingRequest>
    {
        public Validator()
        {
            RuleFor(r => r.From).NotEmpty();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(WithholdingExemption.MaxReasonLength).MustBeParagraphs();
            RuleFor(r => r.Document).NotEmpty().MaximumLength(WithholdingExemption.MaxDocumentLength).MustBeOneLine();
        }
    }
}
