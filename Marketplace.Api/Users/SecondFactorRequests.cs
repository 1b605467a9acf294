using FluentValidation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>The password of the signed-in user, before something that asks for it.</summary>
public sealed record PasswordRequest(string Password)
{
    public sealed class Validator : AbstractValidator<PasswordRequest>
    {
        public Validator() => RuleFor(r => r.Password).NotEmpty().MaximumLength(128);
    }
}

/// <summary>A code of the second factor.</summary>
/// <param name="Code">Six digits from the authenticator app, or a recovery code; spaces and dashes do not
/// matter.</param>
public sealed record CodeRequest(string Code)
{
    internal const int MaxLength = 40;

    public sealed class Validator : AbstractValidator<CodeRequest>
    {
        public Validator() => RuleFor(r => r.Code).NotEmpty().MaximumLength(MaxLength);
    }
}

/// <summary>Request to complete a sign-in.</summary>
/// <param name="Challenge">From the answer of <c>/auth/login</c>.</param>
/// <param name="Code">Six digits from the authenticator app, or a recovery code.</param>
public sealed record CompleteSignInRequest(string Challenge, string Code)
{
    public sealed class Validator : AbstractValidator<CompleteSignInRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Challenge).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Code).NotEmpty().MaximumLength(CodeRequest.MaxLength);
        }
    }
}

/// <summary>Request to remove the second factor.</summary>
/// <param name="Code">Six digits from the authenticator app, or a recovery code.</param>
public sealed record DisableSecondFactorRequest(string Password, string Code)
{
    public sealed class Validator : AbstractValidator<DisableSecondFactorRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Password).NotEmpty().MaximumLength(128);
            RuleFor(r => r.Code).NotEmpty().MaximumLength(CodeRequest.MaxLength);
        }
    }
}

/// <summary>What a right password gives where the account has a second factor.</summary>
/// <param name="Challenge">Send it with a code to <c>/auth/login/second-factor</c>.</param>
/// <param name="ExpiresIn">Its lifetime in seconds.</param>
public sealed record SecondFactorChallengeResponse(string Challenge, int ExpiresIn)
{
    public static SecondFactorChallengeResponse Of(string challenge) =>
        new(challenge, (int)OneTimeToken.LifeOf(TokenPurpose.SecondFactor).TotalSeconds);
}

/// <summary>The second factor of the signed-in user.</summary>
/// <param name="EnabledAt">Null when there is none.</param>
/// <param name="RecoveryCodesLeft">Recovery codes that were not used.</param>
/// <param name="ProvenUntil">Until then this session needs no new code; null when it needs one.</param>
public sealed record SecondFactorResponse(
    bool Enabled,
    DateTimeOffset? EnabledAt,
    int RecoveryCodesLeft,
    DateTimeOffset? ProvenUntil
);

/// <summary>Codes that stand in for the authenticator app, each once; shown only now.</summary>
public sealed record RecoveryCodesResponse(IReadOnlyList<string> RecoveryCodes);
