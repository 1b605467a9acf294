using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Payments;
using Marketplace.Modules.Payments.Contracts;
using Marketplace.Modules.Sellers.Contracts;

namespace Marketplace.Api.Payments;

/// <summary>What a store has earned and is paid.</summary>
public static class SellerFinanceEndpoints
{
    public static void MapSellerFinance(this IEndpointRouteBuilder api)
    {
        var finance = api.MapGroup("/seller/{sellerId:guid}")
            .WithTags("Seller: finance")
            .RequirePermission(Permissions.Seller(SellerScopes.FinanceRead));
        finance
            .MapGet("/balance", GetBalance)
            .Produces<SellerBalanceView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get what is pending, payable and on its way to your account");
        finance
            .MapGet("/ledger", ListLedger)
            .Produces<PageResponse<SellerLedgerLine>>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List what moved your payable balance, newest first");
        finance
            .MapGet("/statements", ListStatements)
            .Produces<PageResponse<StatementSummary>>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List your statements, newest first");
        finance
            .MapGet("/statements/{id:guid}", GetStatement)
            .Produces<StatementDocument>()
            .ProducesFiles(DocumentAnswers.Csv, DocumentAnswers.Xlsx, DocumentAnswers.Pdf)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a statement with its lines");
        finance
            .MapGet("/statements/{id:guid}/explain", ExplainStatement)
            .Produces<PageResponse<StatementLineExplanation>>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("Explain every line of a statement")
            .WithDescription(
                "Each posting with its rule, its order and goods, commission and tax, and the whole ledger entry, in "
                    + "numbers and in words. The amounts of all pages are the statement's closing less its opening."
            );
        finance
            .MapGet("/payouts", ListPayouts)
            .Produces<PageResponse<PayoutView>>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List your payouts, newest first");
        finance
            .MapGet("/payouts/{id:guid}", GetPayout)
            .Produces<PayoutView>()
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Get a payout");
    }

    public static async Task<IResult> GetBalance(
        Guid sellerId,
        SellerBalanceQueries balances,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await balances.BalanceAsync(sellerId, cancellationToken));

    public static async Task<IResult> ListLedger(
        Guid sellerId,
        DateOnly? from,
        Choice<LedgerKind>? kind,
        [AsParameters] PageQuery page,
        SellerBalanceQueries balances,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await balances.ListAsync(sellerId, from, kind?.Value, request.Value, cancellationToken)).ToHttp(
                ApiResults.Page
            )
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> ListStatements(
        Guid sellerId,
        [AsParameters] PageQuery page,
        StatementQueries statements,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (await statements.ListAsync(sellerId, request.Value, cancellationToken)).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> GetStatement(
        Guid sellerId,
        Guid id,
        StatementQueries statements,
        StatementFileQueries files,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var found = await statements.DocumentAsync(sellerId, id, cancellationToken);
        return found.Succeeded
            ? await StatementAnswers.AnswerAsync(context, found.Value, files, cancellationToken)
            : Problems.From(found.Error);
    }

    public static async Task<IResult> ExplainStatement(
        Guid sellerId,
        Guid id,
        [AsParameters] PageQuery page,
        StatementExplanationQueries explanations,
        HttpContext context,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (
                await explanations.ListAsync(
                    sellerId,
                    id,
                    RequestLanguage.Of(context),
                    request.Value,
                    cancellationToken
                )
            ).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> ListPayouts(
        Guid sellerId,
        Choice<PayoutStatus>? status,
        [AsParameters] PageQuery page,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) =>
        page.ToRequest() is { Succeeded: true } request
            ? (
                await payouts.ListAsync(
                    new(sellerId, PayoutPayee.Seller, status?.Value),
                    request.Value,
                    cancellationToken
                )
            ).ToHttp(ApiResults.Page)
            : Problems.From(page.ToRequest().Error!);

    public static async Task<IResult> GetPayout(
        Guid sellerId,
        Guid id,
        PayoutQueries payouts,
        CancellationToken cancellationToken
    ) => (await payouts.OfSellerAsync(sellerId, id, cancellationToken)).ToHttp(TypedResults.Ok);
}
