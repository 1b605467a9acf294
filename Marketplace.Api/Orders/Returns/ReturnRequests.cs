using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Api.Orders;

/// <summary>A buyer's wish to return goods.</summary>
/// <param name="Lines">Units of the order's lines.</param>
/// <param name="Iban">Where the money of an order paid at the door goes; ignored for a card order.</param>
public sealed record RequestReturnRequest(ReturnKind Kind, IReadOnlyList<ReturnLineRequest> Lines, string? Iban = null)
{
    internal RequestReturn ToCommand(Actor buyer, Guid orderId) =>
        new(
            buyer,
            orderId,
            Kind,
            [.. Lines.Select(l => l.ToUnits())],
            string.IsNullOrWhiteSpace(Iban) ? null : Foundation.Iban.Normalise(Iban)
        );

    public sealed class Validator : AbstractValidator<RequestReturnRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.Lines).NotEmpty();
            RuleForEach(r => r.Lines)
                .NotNull()
                .ChildRules(line =>
                {
                    line.RuleFor(l => l.LineId).NotEmpty();
                    line.RuleFor(l => l.Quantity).InclusiveBetween(1, StartCheckout.MaxQuantity);
                    line.RuleFor(l => l.ReasonCode)
                        .Must(code => ReturnReasons.OfBuyers.Contains(code))
                        .WithErrorCode("value.not_allowed")
                        .WithState(_ => ReturnReasons.OfBuyers);
                    line.RuleFor(l => l.Note).MaximumLength(ReturnReasons.MaxNoteLength).MustBeParagraphs();
                    line.RuleFor(l => l.PhotoIds).MustBeFiles(OrderFile.MaxOfReturnLine);
                });
            RuleFor(r => r.Iban)
                .Must(text => string.IsNullOrWhiteSpace(text) || Foundation.Iban.IsValid(text))
                .WithErrorCode("value.iban");
        }
    }
}

/// <summary>Units of an order's line to return.</summary>
/// <param name="ReasonCode">One of changed_mind, does_not_fit, not_as_described, broken, damaged, wrong_item,
/// missing_parts, not_received, other.</param>
/// <param name="Note">Up to 500 characters.</param>
/// <param name="PhotoIds">Up to five photos that you have uploaded; left out or null for none.</param>
public sealed record ReturnLineRequest(
    Guid LineId,
    int Quantity,
    string ReasonCode,
    string? Note = null,
    IReadOnlyList<Guid>? PhotoIds = null
)
{
    internal RequestedUnits ToUnits() => new(LineId, Quantity, ReasonCode, Note) { PhotoIds = PhotoIds ?? [] };
}

/// <summary>Who carries the goods back.</summary>
public sealed record HandOverReturnRequest(string TrackingNumber, string? Carrier = null)
{
    public sealed class Validator : AbstractValidator<HandOverReturnRequest>
    {
        public Validator()
        {
            RuleFor(r => r.TrackingNumber).NotEmpty().MaximumLength(Shipment.MaxTrackingNumberLength).MustBeOneLine();
            RuleFor(r => r.Carrier).MaximumLength(Shipment.MaxCarrierLength).MustBeOneLine();
        }
    }
}

/// <summary>Why a seller rejects or contests a return.</summary>
/// <param name="ReasonCode">One of used, incomplete, damaged_by_buyer, not_defective, other_goods, empty_parcel,
/// other.</param>
/// <param name="Note">What support and the buyer should know, up to 500 characters.</param>
/// <param name="PhotoIds">Up to five photos of it that you have uploaded; left out or null for none.</param>
public sealed record ReturnObjectionRequest(
    string? ReasonCode = null,
    string? Note = null,
    IReadOnlyList<Guid>? PhotoIds = null
)
{
    internal MoveReturn ToCommand(Guid returnId, ReturnCommand command, OrderActor seller) =>
        new(returnId, command, seller, ReasonCode, Note) { PhotoIds = PhotoIds ?? [] };

    public sealed class Validator : AbstractValidator<ReturnObjectionRequest>
    {
        public Validator()
        {
            RuleFor(r => r.ReasonCode)
                .Must(code => code is null || ReturnReasons.OfSellers.Contains(code))
                .WithErrorCode("value.not_allowed")
                .WithState(_ => ReturnReasons.OfSellers);
            RuleFor(r => r.Note).MaximumLength(ReturnReasons.MaxNoteLength).MustBeParagraphs();
            RuleFor(r => r.PhotoIds).MustBeFiles(OrderFile.MaxOfReturnLine);
        }
    }
}

/// <summary>What a seller accepts of the goods that arrived.</summary>
/// <param name="Lines">Every line of the return; omit to accept all units.</param>
/// <param name="Note">Message to the buyer, up to 500 characters.</param>
public sealed record AcceptReturnRequest(IReadOnlyList<AcceptedLineRequest>? Lines = null, string? Note = null)
{
    public sealed class Validator : AbstractValidator<AcceptReturnRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).Must(lines => lines is null or { Count: > 0 }).WithErrorCode("value.required");
            RuleForEach(r => r.Lines).NotNull().SetValidator(new AcceptedLineRequest.Validator());
            RuleFor(r => r.Note).MaximumLength(ReturnReasons.MaxNoteLength).MustBeParagraphs();
        }
    }
}

/// <summary>Accepted units of a line.</summary>
/// <param name="LineId">The line of the order, as in the return.</param>
/// <param name="Resellable">How many of them go back into stock; when omitted, all units of a withdrawal and none of
/// another kind.</param>
public sealed record AcceptedLineRequest(Guid LineId, int Quantity, int? Resellable = null)
{
    internal static IReadOnlyList<AcceptedUnits>? UnitsOf(IReadOnlyList<AcceptedLineRequest>? lines) =>
        lines?.Select(l => new AcceptedUnits(l.LineId, l.Quantity, l.Resellable)).ToArray();

    public sealed class Validator : AbstractValidator<AcceptedLineRequest>
    {
        public Validator()
        {
            RuleFor(l => l.LineId).NotEmpty();
            RuleFor(l => l.Quantity).InclusiveBetween(0, StartCheckout.MaxQuantity);
            RuleFor(l => l.Resellable).InclusiveBetween(0, StartCheckout.MaxQuantity);
        }
    }
}

/// <summary>Support's decision about a return.</summary>
/// <param name="Lines">Every line of the return; no units of any line refuse it.</param>
/// <param name="Note">Shown to buyer and seller, up to 500 characters.</param>
public sealed record DecideReturnRequest(IReadOnlyList<AcceptedLineRequest> Lines, string Note)
{
    public sealed class Validator : AbstractValidator<DecideReturnRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Lines).NotEmpty();
            RuleForEach(r => r.Lines).NotNull().SetValidator(new AcceptedLineRequest.Validator());
            RuleFor(r => r.Note).NotEmpty().MaximumLength(ReturnReasons.MaxNoteLength).MustBeParagraphs();
        }
    }
}

/// <summary>The money of a return, or of a refund that a card did not take, was transferred.</summary>
/// <param name="BankReference">The bank's reference of the transfer, up to 60 characters.</param>
public sealed record MarkRefundPaidRequest(string BankReference)
{
    public sealed class Validator : AbstractValidator<MarkRefundPaidRequest>
    {
        public Validator() =>
            RuleFor(r => r.BankReference).NotEmpty().MaximumLength(MarkRefundPaid.MaxReferenceLength).MustBeOneLine();
    }
}
