using FluentValidation;
using Marketplace.Api.Http;

namespace Marketplace.Api.Payments;

/// <summary>How a payment that did not match was settled.</summary>
/// <param name="Reference">The refund or transaction at the provider that settled it.</param>
public sealed record ResolveMismatchRequest(string Reason, string Reference)
{
    public sealed class Validator : AbstractValidator<ResolveMismatchRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(500).MustBeParagraphs();
            RuleFor(r => r.Reference).NotEmpty().MaximumLength(200).MustBeOneLine();
        }
    }
}
