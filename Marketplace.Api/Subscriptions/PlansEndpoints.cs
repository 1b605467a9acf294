using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Subscriptions;

namespace Marketplace.Api.Subscriptions;

/// <summary>The plans stores can choose from, and their administration.</summary>
public static class PlansEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", ListPlans)
            .AllowAnonymous()
            .WithTags("Subscriptions")
            .WithSummary("List the available plans, smallest first");
        var admin = api.MapGroup("/admin/plans").RequirePermission(Permissions.Admin).WithTags("Admin");
        admin.MapGet("", ListAllPlans).WithSummary("List all plans with all versions");
        admin
            .MapGet("/{code}", GetPlan)
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get a plan with all versions")
            .Produces<AdminPlanResponse>();
        admin
            .MapPost("", CreatePlan)
            .Validates<CreatePlanRequest, CreatePlanValidator>()
            .ProducesProblems(SubscriptionErrors.PlanCodeTaken, PlatformErrors.CurrencyMismatch)
            .SendsETag()
            .WithSummary("Create a plan")
            .Produces<AdminPlanResponse>(StatusCodes.Status201Created);
        admin
            .MapPost("/{code}/versions", AddVersion)
            .Validates<AddPlanVersionRequest, AddPlanVersionValidator>()
            .ProducesProblems(PlatformErrors.NotFound, PlatformErrors.CurrencyMismatch)
            .SendsETag()
            .WithSummary("Add a plan version (existing subscriptions keep theirs)")
            .Produces<AdminPlanResponse>(StatusCodes.Status201Created);
        admin
            .MapPatch("/{code}", ChangePlan)
            .RequiresIfMatch()
            .Validates<ChangePlanRequest, ChangePlanValidator>()
            .ProducesProblems(PlatformErrors.NotFound, SubscriptionErrors.FreePlanStays)
            .SendsETag()
            .WithSummary("Rename, reorder, offer or withdraw a plan")
            .Produces<AdminPlanResponse>();
    }

    public static async Task<PlansResponse> ListPlans(PlanQueries queries, CancellationToken cancellationToken) =>
        new(
            (await queries.ListAvailableAsync(cancellationToken))
                .Select(p => new PlanResponse(p.Code, p.NameTr, p.NameEn, p.Version, PlanTermsResponse.From(p.Terms)))
                .ToList()
        );

    public static async Task<AdminPlansResponse> ListAllPlans(
        PlanQueries queries,
        CancellationToken cancellationToken
    ) => new((await queries.ListAsync(cancellationToken)).Select(AdminPlanResponse.From).ToList());

    public static async Task<IResult> GetPlan(string code, PlanQueries queries, CancellationToken cancellationToken) =>
        (await queries.ListAsync(cancellationToken)).FirstOrDefault(p => p.Code == code) is { } plan
            ? ApiResults.WithETag(AdminPlanResponse.From(plan), plan.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> CreatePlan(
        CreatePlanRequest request,
        CurrentUser user,
        PlanService service,
        CancellationToken cancellationToken
    )
    {
        var result = await service.CreateAsync(
            user.Actor,
            new(request.Code!, request.NameTr!, request.NameEn!, request.Sort!.Value, request.Terms!.ToTerms()),
            cancellationToken
        );
        return result.ToHttp(Created);
    }

    public static async Task<IResult> AddVersion(
        string code,
        AddPlanVersionRequest request,
        CurrentUser user,
        PlanService service,
        CancellationToken cancellationToken
    ) =>
        (
            await service.AddVersionAsync(
                user.Actor,
                code,
                request.Terms!.ToTerms(),
                request.EffectiveFrom,
                cancellationToken
            )
        ).ToHttp(Created);

    public static async Task<IResult> ChangePlan(
        string code,
        ChangePlanRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        PlanService service,
        CancellationToken cancellationToken
    )
    {
        var result = await service.ChangeAsync(
            user.Actor,
            code,
            new(request.NameTr, request.NameEn, request.Sort, request.Active, ifMatch.Expected),
            cancellationToken
        );
        return result.ToHttp(plan => ApiResults.WithETag(AdminPlanResponse.From(plan), plan.Version));
    }

    private static IResult Created(Plan plan) =>
        ApiResults.Created($"/api/v1/admin/plans/{plan.Code}", AdminPlanResponse.From(plan), plan.Version);
}
