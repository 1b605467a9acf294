using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>Request to register an account.</summary>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="Phone">E.164, for example +905551112233.</param>
/// <param name="Locale"><c>tr</c> (default) or <c>en</c>.</param>
/// <param name="AcceptTerms">Must be true.</param>
public sealed record RegisterRequest(
    string Email,
    string Password,
    string DisplayName,
    string? Phone,
    string? Locale,
    bool AcceptTerms
)
{
    public NewAccount ToAccount() =>
        new(
            EmailAddress.Normalise(Email),
            Password,
            DisplayName.Trim(),
            string.IsNullOrEmpty(Phone) ? null : Phone,
            Language.FindOrDefault(Locale)
        );

    public sealed class Validator : AbstractValidator<RegisterRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Email).MustBeEmail();
            RuleFor(r => r.Password).MustBePassword();
            RuleFor(r => r.DisplayName).NotEmpty().MaximumLength(80).MustBeOneLine();
            RuleFor(r => r.Phone).MustBePhone();
            RuleFor(r => r.Locale).MustBeLanguage();
            RuleFor(r => r.AcceptTerms).Equal(true).WithErrorCode("value.required");
        }
    }
}

/// <summary>The token of a mailed link.</summary>
/// <param name="Token">The part of the link after <c>token=</c>.</param>
public sealed record ConfirmEmailRequest(string Token)
{
    public sealed class Validator : AbstractValidator<ConfirmEmailRequest>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(200);
    }
}

/// <summary>Request to sign in.</summary>
public sealed record LoginRequest(string Email, string Password)
{
    public sealed class Validator : AbstractValidator<LoginRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Email).NotEmpty().MaximumLength(EmailAddress.MaxLength);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(128);
        }
    }
}

/// <summary>Request to exchange a refresh token.</summary>
public sealed record RefreshRequest(string RefreshToken)
{
    public sealed class Validator : AbstractValidator<RefreshRequest>
    {
        public Validator() => RuleFor(r => r.RefreshToken).NotEmpty().MaximumLength(200);
    }
}

/// <summary>Request for a password reset link.</summary>
public sealed record ForgotPasswordRequest(string Email)
{
    public sealed class Validator : AbstractValidator<ForgotPasswordRequest>
    {
        public Validator() => RuleFor(r => r.Email).MustBeEmail();
    }
}

/// <summary>Request to reset a password with a mailed token.</summary>
public sealed record ResetPasswordRequest(string Token, string NewPassword)
{
    public sealed class Validator : AbstractValidator<ResetPasswordRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Token).NotEmpty().MaximumLength(200);
            RuleFor(r => r.NewPassword).MustBePassword();
        }
    }
}

/// <summary>Request to change the password, confirmed by the current one.</summary>
public sealed record ChangePasswordRequest(string CurrentPassword, string NewPassword)
{
    public sealed class Validator : AbstractValidator<ChangePasswordRequest>
    {
        public Validator()
        {
            RuleFor(r => r.CurrentPassword).NotEmpty().MaximumLength(128);
            RuleFor(r => r.NewPassword).MustBePassword();
        }
    }
}

/// <summary>Request to update the profile; omitted fields stay unchanged, an empty phone removes it.</summary>
public sealed record ChangeProfileRequest(string? DisplayName, string? Phone, string? Locale)
{
    public sealed class Validator : AbstractValidator<ChangeProfileRequest>
    {
        public Validator()
        {
            RuleFor(r => r.DisplayName)
                .NotEmpty()
                .When(r => r.DisplayName is not null)
                .MaximumLength(80)
                .MustBeOneLine();
            RuleFor(r => r.Phone).MustBePhone();
            RuleFor(r => r.Locale).MustBeLanguage();
        }
    }
}

/// <summary>Request to change the account's e-mail address.</summary>
public sealed record ChangeEmailRequest(string NewEmail, string Password)
{
    public sealed class Validator : AbstractValidator<ChangeEmailRequest>
    {
        public Validator()
        {
            RuleFor(r => r.NewEmail).MustBeEmail();
            RuleFor(r => r.Password).NotEmpty().MaximumLength(128);
        }
    }
}
