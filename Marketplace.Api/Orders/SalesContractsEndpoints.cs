using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Orders;

namespace Marketplace.Api.Orders;

/// <summary>The texts that buyers agree to: of a checkout, of an order, and their templates.</summary>
public static class SalesContractsEndpoints
{
    public static void MapSalesContracts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/checkouts/{id:guid}/contracts", ListCheckoutContracts)
            .WithTags("Checkout")
            .RequirePermission(Permissions.Buyer)
            .TakesCartToken()
            .Produces<ListResponse<RenderedContract>>()
            .ProducesProblems(PlatformErrors.NotFound, OrderErrors.CheckoutClosed, OrderErrors.CheckoutExpired)
            .WithSummary("Read the texts that completing a checkout takes the acceptance of")
            .WithDescription(
                "Two for each seller, in the language of the quote, as they stand now; empty where none are asked for."
            );
        api.MapGet("/orders/{id:guid}/contracts", ListOrderContracts)
            .WithTags("Orders")
            .RequirePermission(Permissions.SignedIn)
            .Produces<ListResponse<AcceptedText>>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Read the texts you accepted with an order");
        api.MapGet("/admin/orders/{id:guid}/contracts", ListAnyOrderContracts)
            .WithTags("Admin: orders")
            .RequirePermission(Permissions.Support)
            .Produces<ListResponse<AcceptedText>>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Read the texts that were accepted with any order");
        MapTemplates(api);
    }

    private static void MapTemplates(IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/admin/contract-templates").WithTags("Admin: orders");
        templates
            .MapGet("", ListTemplates)
            .RequirePermission(Permissions.Support)
            .Produces<ListResponse<ContractTemplateView>>()
            .WithSummary("List all versions of the contract templates");
        templates
            .MapGet("/{id:guid}", GetTemplate)
            .RequirePermission(Permissions.Support)
            .Produces<ContractTemplateResponse>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a version of a contract template with its text");
        templates
            .MapPost("", AddTemplate)
            .RequirePermission(Permissions.Admin)
            .Validates<AddContractTemplateRequest, AddContractTemplateRequest.Validator>()
            .Produces<ContractTemplateResponse>(StatusCodes.Status201Created)
            .WithSummary("Add a version of a contract template");
    }

    public static async Task<IResult> ListCheckoutContracts(
        Guid id,
        CheckoutCaller caller,
        SalesContractQueries contracts,
        CancellationToken cancellationToken
    ) => Listed(await contracts.OfCheckoutAsync(caller.KeyOf(id), cancellationToken));

    public static async Task<IResult> ListOrderContracts(
        Guid id,
        CurrentUser user,
        SalesContractQueries contracts,
        CancellationToken cancellationToken
    ) => Listed(await contracts.OfOrderAsync(id, user.Actor.Id, cancellationToken));

    public static async Task<IResult> ListAnyOrderContracts(
        Guid id,
        SalesContractQueries contracts,
        CancellationToken cancellationToken
    ) => Listed(await contracts.OfOrderAsync(id, cancellationToken));

    public static async Task<IResult> ListTemplates(
        SalesContractTemplateService templates,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new ListResponse<ContractTemplateView>(await templates.ListAsync(cancellationToken)));

    public static async Task<IResult> GetTemplate(
        Guid id,
        SalesContractTemplateService templates,
        CancellationToken cancellationToken
    ) =>
        await templates.FindAsync(id, cancellationToken) is { } template
            ? TypedResults.Ok(ContractTemplateResponse.From(template))
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> AddTemplate(
        AddContractTemplateRequest request,
        CurrentUser user,
        SalesContractTemplateService templates,
        CancellationToken cancellationToken
    ) =>
        (await templates.AddAsync(user.Actor, request.ToCommand(), cancellationToken)).ToHttp(template =>
            TypedResults.Created(
                $"/api/v1/admin/contract-templates/{template.Id}",
                ContractTemplateResponse.From(template)
            )
        );

    private static IResult Listed<T>(Result<IReadOnlyList<T>> found) =>
        found.ToHttp(texts => TypedResults.Ok(new ListResponse<T>(texts)));
}
