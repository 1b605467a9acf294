using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Sellers;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>A message about an order.</summary>
/// <param name="Body">Plain text, 1 to 1000 characters. Phone numbers, e-mail addresses, IBANs and links are replaced
/// by •••.</param>
/// <param name="FileIds">Up to three files that you have uploaded, in their order; left out or null for none.</param>
public sealed record SendMessageRequest(string Body, IReadOnlyList<Guid>? FileIds = null)
{
    internal SendMessage ToCommand(Guid orderId, OrderActor sender) =>
        new(orderId, sender, Body) { FileIds = FileIds ?? [] };

    public sealed class Validator : AbstractValidator<SendMessageRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Body).NotEmpty().MaximumLength(OrderMessage.MaxLength).MustBeParagraphs();
            RuleFor(r => r.FileIds).MustBeFiles(OrderFile.MaxOfMessage);
        }
    }
}

/// <summary>How far messages are read.</summary>
/// <param name="Seq">Number of the last message read.</param>
public sealed record ReadMessagesRequest(int Seq)
{
    public sealed class Validator : AbstractValidator<ReadMessagesRequest>
    {
        public Validator() => RuleFor(r => r.Seq).GreaterThanOrEqualTo(1);
    }
}

/// <summary>Why a message is hidden.</summary>
/// <param name="Reason">Shown to buyer and store in its place, up to 500 characters.</param>
public sealed record HideMessageRequest(string Reason)
{
    public sealed class Validator : AbstractValidator<HideMessageRequest>
    {
        public Validator() =>
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(OrderMessage.MaxReasonLength).MustBeOneLine();
    }
}

/// <summary>Where the invoice of an order is.</summary>
/// <param name="Url">https, without user name and password, up to 500 characters.</param>
/// <param name="Number">The invoice's number, up to 16 letters, digits and dashes; left out or null for none.</param>
public sealed record InvoiceLinkRequest(string Url, string? Number = null)
{
    public sealed class Validator : AbstractValidator<InvoiceLinkRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Url)
                .NotEmpty()
                .MaximumLength(InvoiceLink.MaxUrlLength)
                .Must(url => string.IsNullOrEmpty(url) || PublicLinks.Canonical(url, int.MaxValue) is not null)
                .WithErrorCode("value.https_url");
            // A letter such as ğ takes six characters of an address.
            RuleFor(r => r.Url)
                .Must(url =>
                    url is null || PublicLinks.Canonical(url, int.MaxValue)?.Length is not > InvoiceLink.MaxUrlLength
                )
                .WithErrorCode("value.too_long")
                .WithState(_ => InvoiceLink.MaxUrlLength);
            RuleFor(r => r.Number)
                .MaximumLength(InvoiceLink.MaxNumberLength)
                .Matches("^[A-Za-z0-9-]+\\z")
                .WithErrorCode("value.letters_digits");
        }
    }
}
