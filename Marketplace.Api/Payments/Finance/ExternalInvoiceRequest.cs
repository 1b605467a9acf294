using FluentValidation;
using Marketplace.Modules.Payments;

namespace Marketplace.Api.Payments;

/// <summary>What a commission invoice is called as an e-invoice.</summary>
/// <param name="Number">Letters, digits and dashes; null takes it away.</param>
/// <param name="Uuid">The UUID (ETTN); null takes it away.</param>
public sealed record ExternalInvoiceRequest(string? Number = null, Guid? Uuid = null)
{
    public sealed class Validator : AbstractValidator<ExternalInvoiceRequest>
    {
        public Validator() =>
            RuleFor(r => r.Number)
                .MaximumLength(CommissionInvoice.ExternalNumberLength)
                .Matches(@"^[A-Za-z0-9-]+\z")
                .WithErrorCode("value.format");
    }
}
