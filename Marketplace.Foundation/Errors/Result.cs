using System.Diagnostics.CodeAnalysis;

namespace Marketplace.Foundation;

/// <summary>The outcome of a use case that gives nothing back: done, or refused with an error.</summary>
public readonly struct Result
{
    private Result(Error? error) => Error = error;

    /// <summary>The refusal, null when it succeeded.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The use case did what was asked.</summary>
    public static readonly Result Success = new(null);

    public static Result Failure(Error error) => new(error);

    /// <summary>Wraps a value.</summary>
    public static Result<T> Of<T>(T value) => value;

    public static implicit operator Result(Error error) => new(error);

    public static implicit operator Result(ErrorDefinition definition) => new(definition.ToError());
}

/// <summary>The outcome of a use case: its value, or the error that refused it.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T value) => _value = value;

    private Result(Error error)
    {
        Error = error;
        _value = default;
    }

    /// <summary>The refusal, null when it succeeded.</summary>
    public Error? Error { get; }

    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>The value; throws when the result is a refusal.</summary>
    public T Value =>
        Error is null ? _value! : throw new InvalidOperationException($"No value: refused with {Error.Code}.");

    /// <summary>Turns the value into another, keeping a refusal.</summary>
    public Result<TOther> Map<TOther>(Func<T, TOther> map) => Error is null ? map(_value!) : Error;

    public static implicit operator Result<T>(T value) => new(value);

    public static implicit operator Result<T>(Error error) => new(error);

    public static implicit operator Result<T>(ErrorDefinition definition) => new(definition.ToError());
}
