using FluentValidation;
using Marketplace.Api.Http;

namespace Marketplace.Api.Payments;

/// <summary>The order or line that a refund made at the provider concerns.</summary>
public sealed record AssignRefundRequest(string Reason, Guid? OrderId = null, Guid? LineId = null)
{
    public sealed class Validator : AbstractValidator<AssignRefundRequest>
    {
        public Validator() => RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
    }
}
