using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>Notes of support and administrators on orders.</summary>
public static class OrderNotesEndpoints
{
    public static void MapOrderNotes(this IEndpointRouteBuilder api)
    {
        var notes = api.MapGroup("/admin/orders/{id:guid}/notes")
            .WithTags("Admin: orders")
            .RequirePermission(Permissions.Support);
        notes
            .MapGet("/", ListNotes)
            .Produces<PageResponse<OrderNoteView>>()
            .WithSummary("List the notes on an order, oldest first");
        notes
            .MapPost("/", AddNote)
            .Idempotent()
            .Validates<OrderNoteRequest, OrderNoteRequest.Validator>()
            .Produces<OrderNoteView>(StatusCodes.Status201Created)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Add a note to an order");
    }

    public static async Task<IResult> ListNotes(Guid id, OrderNoteService notes, CancellationToken cancellationToken) =>
        ApiResults.Page(new Page<OrderNoteView>(await notes.ListAsync(id, cancellationToken), null));

    public static async Task<IResult> AddNote(
        Guid id,
        OrderNoteRequest request,
        CurrentUser user,
        OrderNoteService notes,
        CancellationToken cancellationToken
    ) =>
        (await notes.AddAsync(user.Actor, id, request.Text, cancellationToken)).ToHttp(note =>
            TypedResults.Created($"/api/v1/admin/orders/{id}/notes", note)
        );
}

/// <summary>A note on an order; buyer and seller never see it.</summary>
/// <param name="Text">Up to 1000 characters.</param>
public sealed record OrderNoteRequest(string Text)
{
    public sealed class Validator : AbstractValidator<OrderNoteRequest>
    {
        public Validator() => RuleFor(r => r.Text).NotEmpty().MaximumLength(OrderNote.MaxLength).MustBeParagraphs();
    }
}
