namespace Marketplace.Foundation;

/// <summary>Makes the error of an input whose fields are wrong: <c>validation.failed</c>.</summary>
public static class Invalid
{
    /// <summary>The error of one field.</summary>
    /// <param name="pointer"><c>#/path</c> in the body, <c>?name</c> in the query.</param>
    /// <param name="code">One of <see cref="FieldMessages.Codes"/>.</param>
    /// <param name="parameters">Values that fill the text.</param>
    public static Error Field(string pointer, string code, params (string Name, object? Value)[] parameters) =>
        Fields([new(pointer, code, parameters)]);

    /// <summary>The error of several fields.</summary>
    public static Error Fields(IReadOnlyList<FieldError> fields) =>
        PlatformErrors.ValidationFailed.ToError() with
        {
            Fields = fields,
        };
}
