using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;

namespace Marketplace.Api.Payments;

/// <summary>The order or line that a refund made at the provider concerns.</summary>
/// <param name="Amount">The part that concerns it, where nobody knows the order yet; left out for all of it. The rest
/// becomes a refund of its own, to be assigned as well.</param>
public sealed record AssignRefundRequest(string Reason, Guid? OrderId = null, Guid? LineId = null, Money? Amount = null)
{
    public sealed class Validator : AbstractValidator<AssignRefundRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
            RuleFor(r => r.Amount!.Value.Amount)
                .InclusiveBetween(1, Money.MaxAmount)
                .When(r => r.Amount is not null)
                .OverridePropertyName("Amount.Amount");
        }
    }
}
