using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Foundation;
using Marketplace.Modules.Users;

namespace Marketplace.Api.Users;

/// <summary>Shared validation rules for e-mail addresses, passwords, phone numbers and languages.</summary>
public static partial class AccountRules
{
    private static readonly string[] LanguageCodes = [.. Language.All.Select(language => language.Code)];

    public static IRuleBuilderOptions<T, string> MustBeEmail<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .Must(email => string.IsNullOrEmpty(email) || EmailAddress.IsValid(email))
            .WithErrorCode("value.email");

    /// <summary>10 to 128 characters; whether it is too common is a business rule
    /// (<c>auth.password_weak</c>).</summary>
    public static IRuleBuilderOptions<T, string> MustBePassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty().MinimumLength(PasswordRules.MinLength).MaximumLength(PasswordRules.MaxLength);

    /// <summary>E.164; null and empty are accepted.</summary>
    public static IRuleBuilderOptions<T, string?> MustBePhone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(phone => string.IsNullOrEmpty(phone) || E164().IsMatch(phone)).WithErrorCode("value.phone");

    /// <summary>The code of a language; null is accepted.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeLanguage<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(l => l is null || LanguageCodes.Contains(l))
            .WithErrorCode("value.not_allowed")
            .WithState(_ => LanguageCodes);

    [GeneratedRegex(@"^\+[1-9]\d{6,14}\z", RegexOptions.CultureInvariant)]
    private static partial Regex E164();
}
