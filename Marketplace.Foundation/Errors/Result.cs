using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Foundation;

/// <summary>The outcome of a use case without a return value: success or an error.</summary>
public readonly struct Result
{
    private Result(Error? error) => Error = error;

    /// <summary>The error; null on success.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The successful result.</summary>
    public static readonly Result Success = new(null);

    public static Result Failure(Error error) => new(error);

    /// <summary>Wraps a value in a successful result.</summary>
    public static Result<T> Of<T>(T value) => value;

    public static implicit operator Result(Error error) => new(error);

    public static implicit operator Result(ErrorDefinition definition) => new(definition.ToError());
}

/// <summary>The outcome of a use case: a value or an error.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T value) => _value = value;

    private Result(Error error)
    {
        Error = error;
        _value = default;
    }

    /// <summary>The error; null on success.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value; throws when the result is an error.</summary>
    public T Value =>
        Error is null ? _value! : throw new InvalidOperationException($"The result has no value: {Error.Code}.");

    /// <summary>Maps the value; an error is passed through.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Error is null ? map(_value!) : Error;

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);

    public static implicit operator Result<T>(ErrorDefinition definition) => new(definition.ToError());
}
