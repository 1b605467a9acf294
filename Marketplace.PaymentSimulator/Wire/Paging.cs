namespace Marketplace.PaymentSimulator.Wire;

/// <summary>Pages lists as the provider does: newest first, <c>limit</c>, <c>starting_after</c>,
/// <c>ending_before</c>, <c>created</c>.</summary>
public static class Paging
{
    /// <summary>One page of <paramref name="newestFirst"/>.</summary>
    public static StripeList<T> Page<T>(this IEnumerable<T> newestFirst, StripeRequest request)
        where T : StripeObject
    {
        var limit = request.Parameters.Number("limit") ?? 10;
        if (limit is < 1 or > 100)
        {
            throw RefusedException.BadParameter(
                "Limit must be between 1 and 100.",
                "limit",
                "parameter_invalid_integer"
            );
        }

        var rest = newestFirst.Where<T>(CreatedWithin(request.Parameters));
        if (request.Parameters.Text("starting_after") is { } after)
            rest = rest.SkipWhile(one => one.Id != after).Skip(1);

        var found = request.Parameters.Text("ending_before") is { } before
            ? rest.TakeWhile(one => one.Id != before).TakeLast((int)limit + 1).Reverse().ToList()
            : rest.Take((int)limit + 1).ToList();
        var page = found.Take((int)limit);
        return new StripeList<T>(request.Path)
        {
            Data = [.. request.Parameters.Text("ending_before") is null ? page : page.Reverse()],
            HasMore = found.Count > limit,
        };
    }

    private static Func<StripeObject, bool> CreatedWithin(FormNode parameters)
    {
        if (parameters["created"] is not { } created)
            return _ => true;

        var exact = parameters.Number("created");
        var (from, after, to, before) = (
            created.Number("gte"),
            created.Number("gt"),
            created.Number("lte"),
            created.Number("lt")
        );
        return one =>
            (exact is null || one.Created == exact)
            && (from is null || one.Created >= from)
            && (after is null || one.Created > after)
            && (to is null || one.Created <= to)
            && (before is null || one.Created < before);
    }
}
