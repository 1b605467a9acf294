using Marketplace.Foundation;
using Marketplace.Modules.Users.Contracts;
using Microsoft.Extensions.Options;

namespace Marketplace.Modules.Users;

/// <summary>Begins the enrolment of a second factor.</summary>
public sealed class SecondFactorEnrolmentService(
    UnitOfWork unitOfWork,
    IUserRepository users,
    ISecondFactorRepository secondFactors,
    SecondFactorCipher secrets,
    IOptions<MarketplaceOptions> options,
    TimeProvider clock
)
{
    /// <summary>Makes the secret for the account's authenticator app. The caller has checked the password.</summary>
    /// <remarks>Errors: <c>resource.not_found</c>; <c>auth.second_factor_on</c>. Repeat: makes another secret, the one
    /// before is void. Order and locks: the account, its second factor.</remarks>
    public Task<Result<SecondFactorSecret>> BeginAsync(Guid userId, CancellationToken cancellationToken) =>
        unitOfWork.ExecuteAsync<SecondFactorSecret>(
            async ct =>
            {
                if (await users.FindForUpdateAsync(userId, ct) is not { } user)
                    return PlatformErrors.NotFound;
                // Whoever typed an address first could lock out the one who owns it.
                if (!user.IsEmailConfirmed)
                    return AccountErrors.EmailUnconfirmed;
                var factor = await secondFactors.FindForUpdateAsync(userId, confirmed: false, ct);
                if (factor is { IsOn: true })
                    return SecondFactorErrors.IsOn;
                var secret = SecondFactorCodes.NewSecret();
                var cipher = secrets.Seal(userId, secret);
                if (factor is null)
                    secondFactors.Add(SecondFactor.Begin(userId, cipher, clock.GetUtcNow()));
                else
                    factor.BeginAgain(cipher, clock.GetUtcNow());
                return new SecondFactorSecret(
                    SecondFactorCodes.Written(secret),
                    SecondFactorCodes.UriOf(secret, options.Value.Name, user.Email)
                );
            },
            cancellationToken
        );
}

/// <summary>What an authenticator app needs; shown once.</summary>
/// <param name="Secret">Base32, to type.</param>
/// <param name="Uri"><c>otpauth://…</c>, for a QR code.</param>
public sealed record SecondFactorSecret(string Secret, string Uri);
