using System.ComponentModel.DataAnnotations;
using FluentValidation;
using Marketplace.Api.Http;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>Opens an account.</summary>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="Phone">E.164, for example +905551112233.</param>
/// <param name="Locale"><c>tr</c> (when left out) or <c>en</c>.</param>
/// <param name="AcceptTerms">Must be true.</param>
public sealed record RegisterRequest(
    string Email,
    string Password,
    string DisplayName,
    string? Phone,
    string? Locale,
    [property: Required] bool AcceptTerms
)
{
    public NewAccount ToAccount() =>
        new(
            EmailAddress.Normalise(Email),
            Password,
            DisplayName.Trim(),
            string.IsNullOrEmpty(Phone) ? null : Phone,
            Locale ?? "tr"
        );

    public sealed class Validator : AbstractValidator<RegisterRequest>
    {
        public Validator()
        {
            RuleFor(r => r.Email).MustBeEmail();
            RuleFor(r => r.Password).MustBePassword();
            RuleFor(r => r.DisplayName).NotEmpty().MaximumLength(80).MustBeOneLine();
            RuleFor(r => r.Phone).MustBePhone();
            RuleFor(r => r.Locale).MustBeLocale();
            RuleFor(r => r.AcceptTerms).Equal(true).WithErrorCode("value.required");
        }
    }
}

/// <summary>A link from a mail.</summary>
/// <param name="Token">The part after <c>token=</c>.</param>
public sealed record ConfirmEmailRequest(string Token)
{
    public sealed class Validator : AbstractValidator<ConfirmEmailRequest>
    {
        public Validator() => RuleFor(r => r.Token).NotEmpty().MaximumLength(200);
    }
}

/// <summary>Signs in.</summary>
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

/// <summary>Exchanges a refresh token.</summary>
public sealed record RefreshRequest(string RefreshToken)
{
    public sealed class Validator : AbstractValidator<RefreshRequest>
    {
        public Validator() => RuleFor(r => r.RefreshToken).NotEmpty().MaximumLength(200);
    }
}

/// <summary>Asks for a link to set a new password.</summary>
public sealed record ForgotPasswordRequest(string Email)
{
    public sealed class Validator : AbstractValidator<ForgotPasswordRequest>
    {
        public Validator() => RuleFor(r => r.Email).MustBeEmail();
    }
}

/// <summary>Sets a password by a link.</summary>
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

/// <summary>Sets a password by the old one.</summary>
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

/// <summary>Changes the profile; what is left out stays, an empty phone removes it.</summary>
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
            RuleFor(r => r.Locale).MustBeLocale();
        }
    }
}

/// <summary>Moves the account to another address.</summary>
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
