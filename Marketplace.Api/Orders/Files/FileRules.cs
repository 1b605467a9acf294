using FluentValidation;

namespace Marketplace.Api.Orders;

/// <summary>What lists of uploaded files must fulfil.</summary>
internal static class FileRules
{
    /// <summary>At most so many, each once; null is none.</summary>
    public static IRuleBuilderOptions<T, IReadOnlyList<Guid>?> MustBeFiles<T>(
        this IRuleBuilder<T, IReadOnlyList<Guid>?> rule,
        int most
    ) =>
        rule.Must(ids => ids is null || ids.Count <= most)
            .WithErrorCode("value.too_many")
            .WithState(_ => most)
            .Must(ids => ids is null || ids.Distinct().Count() == ids.Count)
            .WithErrorCode("value.duplicate");
}
