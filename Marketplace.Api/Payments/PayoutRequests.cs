using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>The bank paid a payout.</summary>
/// <param name="BankReference">The bank's reference of the transfer, up to 60 characters.</param>
public sealed record MarkPayoutPaidRequest(string BankReference)
{
    public sealed class Validator : AbstractValidator<MarkPayoutPaidRequest>
    {
        public Validator() =>
            RuleFor(r => r.BankReference).NotEmpty().MaximumLength(Payout.MaxReferenceLength).MustBeOneLine();
    }
}

/// <summary>A payout came back.</summary>
/// <param name="Reason">What the bank says, up to 60 characters.</param>
public sealed record MarkPayoutReturnedRequest(string Reason)
{
    public sealed class Validator : AbstractValidator<MarkPayoutReturnedRequest>
    {
        public Validator() =>
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(Payout.MaxReferenceLength).MustBeOneLine();
    }
}

/// <summary>What the bank says of a batch.</summary>
/// <param name="Content">Comma-separated values: the line <c>payout_id,status,reference</c>, then one line for each
/// payout; status is paid, failed or returned.</param>
public sealed record BankResultRequest(string Content)
{
    /// <summary>Most characters, and most bytes of a file.</summary>
    public const int MaxLength = 200_000;

    /// <summary>The first line.</summary>
    public const string Heading = "payout_id,status,reference";

    public sealed class Validator : AbstractValidator<BankResultRequest>
    {
        public Validator() => RuleFor(r => r.Content).NotEmpty().MaximumLength(MaxLength).MustBeParagraphs();
    }
}

/// <summary>What recording the bank's result did.</summary>
/// <param name="Moved">Payouts that changed; those that were there already did not.</param>
public sealed record BankResultResponse(int Moved);
