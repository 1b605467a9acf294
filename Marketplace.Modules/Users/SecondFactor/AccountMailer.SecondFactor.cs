using Marketplace.Foundation;

namespace Marketplace.Modules.Users;

/// <content>Mails about second factors.</content>
public sealed partial class AccountMailer
{
    internal void SecondFactorOn(User user) =>
        Tell(
            user,
            new("İki adımlı doğrulama açıldı", "Second factor set up"),
            new(
                "Hesabınızda iki adımlı doğrulama açıldı; girişte doğrulama uygulamanızdaki kod da istenecek.",
                "A second factor was set up for your account; signing in now also asks for a code from your app."
            )
        );

    internal void SecondFactorOff(User user) =>
        Tell(
            user,
            new("İki adımlı doğrulama kapatıldı", "Second factor removed"),
            new(
                "Hesabınızda iki adımlı doğrulama kapatıldı ve açık oturumların tümü sonlandırıldı.",
                "The second factor of your account was removed, and you were signed out everywhere."
            )
        );

    internal void SecondFactorReset(User user) =>
        Tell(
            user,
            new("İki adımlı doğrulama sıfırlandı", "Second factor reset"),
            new(
                "Bir yönetici hesabınızdaki iki adımlı doğrulamayı kaldırdı ve açık oturumların tümünü sonlandırdı.",
                "An administrator removed the second factor of your account and signed you out everywhere."
            )
        );

    internal void RecoveryCodesRenewed(User user) =>
        Tell(
            user,
            new("Kurtarma kodlarınız yenilendi", "New recovery codes"),
            new(
                "Hesabınız için yeni kurtarma kodları oluşturuldu; eskileri artık geçersiz.",
                "New recovery codes were made for your account; the old ones no longer work."
            )
        );

    internal void RecoveryCodeUsed(User user) =>
        Tell(
            user,
            new("Bir kurtarma kodu kullanıldı", "A recovery code was used"),
            new(
                "Hesabınızın kurtarma kodlarından biri kullanıldı.",
                "One of the recovery codes of your account was used."
            )
        );

    internal void SecondFactorLocked(User user) =>
        Tell(
            user,
            new("Hatalı doğrulama kodları", "Wrong codes for your account"),
            new(
                "Hesabınız için art arda hatalı doğrulama kodu girildi; kod girişi bir süre kapalı. "
                    + "Kodları giren kişi parolanızı biliyor.",
                "Several wrong codes were entered for your account, so no code is accepted for a while. "
                    + "Whoever entered them knows your password."
            )
        );

    private void Tell(User user, LocalizedText subject, LocalizedText text) =>
        Send(
            user.Email,
            subject,
            user,
            [
                text,
                options.Value.SupportEmail is { Length: > 0 } address
                    ? AccountMails.ChangedByOthers(address)
                    : AccountMails.ChangedByOthersAlone,
            ]
        );
}
