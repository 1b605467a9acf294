namespace Marketplace.Foundation;

/// <summary>An expected refusal: what was refused and the values that explain it.</summary>
/// <param name="Parameters">Values the client may know; they fill the texts and travel as <c>params</c>.</param>
/// <param name="Fields">Errors of single fields, empty where none applies.</param>
public sealed record Error(
    ErrorDefinition Definition,
    IReadOnlyDictionary<string, object?> Parameters,
    IReadOnlyList<FieldError> Fields
)
{
    /// <summary>No parameters.</summary>
    public static readonly IReadOnlyDictionary<string, object?> NoParameters = new Dictionary<string, object?>();

    /// <summary>Version of the resource that was to be changed, where the refusal is that it is another than expected;
    /// null elsewhere.</summary>
    public long? CurrentVersion { get; init; }

    public string Code => Definition.Code;

    public ErrorKind Kind => Definition.Kind;

    /// <summary>The title in a language (<c>tr</c> or <c>en</c>).</summary>
    public string Title(string language) => Definition.Title(language);

    /// <summary>The detail in a language with its places filled.</summary>
    public string Detail(string language) => MessageTemplate.Fill(Definition.Detail(language), Parameters);
}
