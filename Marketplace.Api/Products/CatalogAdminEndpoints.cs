using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Api.Users;
using Marketplace.Foundation;
using Marketplace.Modules;
using Marketplace.Modules.Products;
using Microsoft.Extensions.Options;

namespace Marketplace.Api.Products;

/// <summary>Category and moderation endpoints for administrators.</summary>
public static class CatalogAdminEndpoints
{
    public static void MapCatalogAdmin(this IEndpointRouteBuilder api)
    {
        var categories = api.MapGroup("/admin/categories").WithTags("Admin: catalog");
        categories
            .MapGet("", ListCategories)
            .RequirePermission(Permissions.Support)
            .Produces<ListResponse<CategoryRow>>()
            .WithSummary("List all categories, including hidden ones");
        categories
            .MapGet("/{id:guid}", GetCategory)
            .RequirePermission(Permissions.Support)
            .Produces<CategoryRow>()
            .ProducesProblems(PlatformErrors.NotFound)
            .SendsETag()
            .WithSummary("Get a category");
        categories
            .MapPost("", CreateCategory)
            .RequirePermission(Permissions.Admin)
            .Validates<CategoryRequest, CategoryRequest.Validator>()
            .ChangesCatalog()
            .Produces<CategoryRow>(StatusCodes.Status201Created)
            .ProducesProblems(CategoryErrors.SlugTaken, CategoryErrors.TooDeep, CategoryErrors.Unknown)
            .SendsETag()
            .WithSummary("Create a category");
        categories
            .MapPut("/{id:guid}", ChangeCategory)
            .RequirePermission(Permissions.Admin)
            .RequiresIfMatch()
            .Validates<CategoryRequest, CategoryRequest.Validator>()
            .ChangesCatalog()
            .Produces<CategoryRow>()
            .ProducesProblems(
                PlatformErrors.NotFound,
                CategoryErrors.SlugTaken,
                CategoryErrors.TooDeep,
                CategoryErrors.Unknown,
                CategoryErrors.Cycle
            )
            .SendsETag()
            .WithSummary("Update a category");
        categories
            .MapDelete("/{id:guid}", DeleteCategory)
            .RequirePermission(Permissions.Admin)
            .RequiresIfMatch()
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound, CategoryErrors.InUse)
            .WithSummary("Delete an empty category");
        var products = api.MapGroup("/admin/products").WithTags("Admin: catalog");
        products
            .MapGet("", ListProducts)
            .RequirePermission(Permissions.Support)
            .Produces<PageResponse<ProductRowResponse>>()
            .ProducesProblems(PlatformErrors.CursorInvalid, PlatformErrors.CursorMismatch)
            .WithSummary("List all products, newest first");
        products
            .MapPost("/{id:guid}/moderate", Moderate)
            .RequirePermission(Permissions.Admin)
            .Validates<ReasonRequest, ReasonRequest.Validator>()
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Hide a product from buyers");
        products
            .MapPost("/{id:guid}/restore", Restore)
            .RequirePermission(Permissions.Admin)
            .ChangesCatalog()
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(PlatformErrors.NotFound)
            .WithSummary("Unhide a product");
    }

    public static async Task<IResult> ListCategories(CategoryQueries queries, CancellationToken cancellationToken) =>
        TypedResults.Ok(new ListResponse<CategoryRow>(await queries.AllAsync(cancellationToken)));

    public static async Task<IResult> GetCategory(
        Guid id,
        CategoryQueries queries,
        CancellationToken cancellationToken
    ) =>
        await queries.FindAsync(id, cancellationToken) is { } row
            ? ApiResults.WithETag(row, row.Version)
            : Problems.From(PlatformErrors.NotFound);

    public static async Task<IResult> CreateCategory(
        CategoryRequest request,
        CurrentUser user,
        CategoryService categories,
        CancellationToken cancellationToken
    ) =>
        (await categories.CreateAsync(user.Actor, request.ToDetails(), cancellationToken)).ToHttp(c =>
            ApiResults.Created($"/api/v1/admin/categories/{c.Id}", Row(c), c.Version)
        );

    public static async Task<IResult> ChangeCategory(
        Guid id,
        CategoryRequest request,
        IfMatch ifMatch,
        CurrentUser user,
        CategoryService categories,
        CategoryQueries queries,
        CancellationToken cancellationToken
    )
    {
        var changed = await categories.ChangeAsync(
            user.Actor,
            id,
            ifMatch.Expected,
            request.ToDetails,
            cancellationToken
        );
        return changed.Succeeded ? await GetCategory(id, queries, cancellationToken) : Problems.From(changed.Error);
    }

    public static async Task<IResult> DeleteCategory(
        Guid id,
        IfMatch ifMatch,
        CurrentUser user,
        CategoryService categories,
        CancellationToken cancellationToken
    ) => (await categories.DeleteAsync(user.Actor, id, ifMatch.Expected, cancellationToken)).ToHttp();

    public static async Task<IResult> ListProducts(
        [AsParameters] PageQuery page,
        Guid? seller,
        Choice<ProductStatus>? status,
        Choice<ProductVisibility>? visibility,
        Guid? category,
        string? q,
        ProductQueries queries,
        IOptions<MarketplaceOptions> options,
        CancellationToken cancellationToken
    )
    {
        var request = page.ToRequest();
        if (!request.Succeeded)
            return Problems.From(request.Error);
        var filter = new ProductFilter(
            seller,
            category,
            status?.Value,
            visibility?.Value,
            string.IsNullOrWhiteSpace(q) ? null : q.Trim()
        );
        return (await queries.ListAsync(filter, request.Value, cancellationToken)).ToHttp(rows =>
            ApiResults.Page(rows.Map(row => ProductRowResponse.From(row, options.Value)))
        );
    }

    public static async Task<IResult> Moderate(
        Guid id,
        ReasonRequest request,
        CurrentUser user,
        ModerationService moderation,
        CancellationToken cancellationToken
    ) =>
        (await moderation.ModerateAsync(user.Actor, id, request.Reason, cancellationToken)).ToHttp(_ =>
            TypedResults.NoContent()
        );

    public static async Task<IResult> Restore(
        Guid id,
        CurrentUser user,
        ModerationService moderation,
        CancellationToken cancellationToken
    ) => (await moderation.RestoreAsync(user.Actor, id, cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static CategoryRow Row(Category c) =>
        new(c.Id, c.ParentId, c.Slug, c.NameTr, c.NameEn, c.Sort, c.IsActive, c.NonReturnable, c.Version);
}

/// <summary>All properties of a category.</summary>
/// <param name="ParentId">Null for a root; the tree has at most four levels.</param>
/// <param name="NonReturnable">Its products, and those of its subcategories, can only be returned for a fault; as it is
/// when omitted.</param>
public sealed record CategoryRequest(
    Guid? ParentId,
    string Slug,
    string NameTr,
    string NameEn,
    int Sort,
    bool? Active,
    bool? NonReturnable = null
)
{
    /// <param name="now">The category as it is; null for a new one.</param>
    public CategoryDetails ToDetails(CategoryDetails? now = null) =>
        new(
            ParentId,
            Slug,
            NameTr.Trim(),
            NameEn.Trim(),
            Sort,
            Active ?? true,
            NonReturnable ?? now?.NonReturnable ?? false
        );

    public sealed class Validator : AbstractValidator<CategoryRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Slug)
                .NotEmpty()
                .MinimumLength(2)
                .MaximumLength(Category.MaxSlugLength)
                .Must(s => string.IsNullOrEmpty(s) || Slugs.From(s) == s)
                .WithErrorCode("value.format");
            RuleFor(r => r.NameTr).NotEmpty().MaximumLength(80).MustBeOneLine();
            RuleFor(r => r.NameEn).NotEmpty().MaximumLength(80).MustBeOneLine();
            RuleFor(r => r.Sort).InclusiveBetween(0, 100_000);
        }
    }
}
