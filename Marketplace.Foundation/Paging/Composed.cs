using System.Linq.Expressions;

namespace Marketplace.Foundation;

/// <summary>Puts the columns of an entity into a condition on their values.</summary>
/// <remarks>The condition keeps the variables it captured, so PostgreSQL sees parameters and EF Core compiles the query
/// once.</remarks>
internal static class Composed
{
    public static Expression<Func<TRow, bool>> Of<TRow, TColumn>(
        Expression<Func<TRow, TColumn>> column,
        Expression<Func<TColumn, bool>> condition
    ) => Of<TRow>(condition, column);

    public static Expression<Func<TRow, bool>> Of<TRow, TFirst, TSecond>(
        Expression<Func<TRow, TFirst>> first,
        Expression<Func<TRow, TSecond>> second,
        Expression<Func<TFirst, TSecond, bool>> condition
    ) => Of<TRow>(condition, first, second);

    private static Expression<Func<TRow, bool>> Of<TRow>(LambdaExpression condition, params LambdaExpression[] columns)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var body = condition.Body;
        foreach (var (parameter, column) in condition.Parameters.Zip(columns))
        {
            var ofRow = new Replacement(column.Parameters[0], row).Visit(column.Body);
            body = new Replacement(parameter, ofRow).Visit(body);
        }

        return Expression.Lambda<Func<TRow, bool>>(body, row);
    }

    private sealed class Replacement(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == from ? to : base.VisitParameter(node);
    }
}
