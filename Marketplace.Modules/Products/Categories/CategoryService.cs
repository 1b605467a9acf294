using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;

namespace Marketplace.Modules.Products;

/// <summary>Administrators' changes to the category tree; each is audited.</summary>
/// <remarks>Errors: <c>category.cycle</c>, <c>category.too_deep</c>, <c>category.unknown</c> (parent),
/// <c>category.slug_taken</c>, <c>category.in_use</c>, <c>precondition.failed</c>.
/// Locks: tree changes are serialised.</remarks>
public sealed class CategoryService(
    UnitOfWork unitOfWork,
    ICategoryRepository categories,
    AuditLog audit,
    TimeProvider clock
)
{
    public Task<Result<Category>> CreateAsync(
        Actor actor,
        CategoryDetails details,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Category>(
            async ct =>
            {
                var tree = await categories.GetTreeForUpdateAsync(ct);
                var category = Category.Create(Ids.New(clock), details);
                if (CategoryTree.Refusal(category.Id, details.ParentId, ParentsOf(tree)) is { } refusal)
                    return refusal;
                categories.Add(category);
                audit.Add(actor.UserId, "category.create", "category", category.Id.ToString(), after: details);
                return category;
            },
            cancellationToken
        );

    /// <param name="expected">Version the change is based on; null for any.</param>
    /// <param name="change">Produces the new details from the current ones.</param>
    public Task<Result<Category>> ChangeAsync(
        Actor actor,
        Guid id,
        ExpectedVersion? expected,
        Func<CategoryDetails, CategoryDetails> change,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync<Category>(
            async ct =>
            {
                var tree = await categories.GetTreeForUpdateAsync(ct);
                if (tree.GetValueOrDefault(id) is not { } category)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(category.Version) is { } stale)
                    return stale;
                var before = new CategoryDetails(
                    category.ParentId,
                    category.Slug,
                    category.NameTr,
                    category.NameEn,
                    category.Sort,
                    category.IsActive,
                    category.NonReturnable
                );
                var details = change(before);
                if (CategoryTree.Refusal(id, details.ParentId, ParentsOf(tree)) is { } refusal)
                    return refusal;
                category.Change(details);
                audit.Add(actor.UserId, "category.change", "category", id.ToString(), before, details);
                return category;
            },
            cancellationToken
        );

    public Task<Result> DeleteAsync(
        Actor actor,
        Guid id,
        ExpectedVersion? expected,
        CancellationToken cancellationToken
    ) =>
        unitOfWork.ExecuteAsync(
            async ct =>
            {
                var tree = await categories.GetTreeForUpdateAsync(ct);
                if (tree.GetValueOrDefault(id) is not { } category)
                    return PlatformErrors.NotFound;
                if (expected?.Refusal(category.Version) is { } stale)
                    return stale;
                if (tree.Values.Any(c => c.ParentId == id) || await categories.HasProductsAsync(id, ct))
                    return CategoryErrors.InUse;
                categories.Remove(category);
                audit.Add(
                    actor.UserId,
                    "category.delete",
                    "category",
                    id.ToString(),
                    before: new
                    {
                        category.Slug,
                        category.NameTr,
                        category.NameEn,
                    }
                );
                return Result.Success;
            },
            cancellationToken
        );

    private static Dictionary<Guid, Guid?> ParentsOf(IReadOnlyDictionary<Guid, Category> tree) =>
        tree.ToDictionary(c => c.Key, c => c.Value.ParentId);
}
