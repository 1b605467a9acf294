namespace Marketplace.Foundation;

/// <summary>An expected failure: what went wrong and the values that explain it.</summary>
/// <param name="Parameters">Values the client may see; they fill the texts and are returned as <c>params</c>.</param>
/// <param name="Fields">Errors of individual fields; empty when not applicable.</param>
public sealed record Error(
    ErrorDefinition Definition,
    IReadOnlyDictionary<string, object?> Parameters,
    IReadOnlyList<FieldError> Fields
)
{
    /// <summary>No parameters.</summary>
    public static readonly IReadOnlyDictionary<string, object?> NoParameters = new Dictionary<string, object?>();

    /// <summary>Current version of the resource when it differs from the expected one; otherwise null.</summary>
    public long? CurrentVersion { get; init; }

    public string Code => Definition.Code;

    public ErrorKind Kind => Definition.Kind;

    /// <summary>The title in a language.</summary>
    public string Title(Language language) => Definition.Title.In(language);

    /// <summary>The detail in a language with its placeholders filled.</summary>
    public string Detail(Language language) => Definition.Detail.In(language, Parameters);
}
