namespace Marketplace.Api.Admin;

/// <content>Texts of the second factor.</content>
public sealed partial class AdminText
{
    public string SecondFactor => Of(new("İki adımlı doğrulama", "Second factor"));
    public string FactorIsOn => Of(new("Açık", "On"));
    public string FactorIsOff => Of(new("Kapalı", "Off"));
    public string SecondFactorCode => Of(new("Doğrulama kodu", "Code"));
    public string EnterCode => Of(new("Kodu girin", "Enter a code"));
    public string CodeEntered => Of(new("Kod doğru; işlemi yineleyebilirsiniz.", "The code is right; go on."));
    public string OnSince => Of(new("Açıldı", "On since"));
    public string CodeLastEntered => Of(new("Bu oturumda son kod", "Last code in this session"));
    public string RecoveryCodes => Of(new("Kurtarma kodları", "Recovery codes"));
    public string RecoveryCodesLeft => Of(new("Kalan kurtarma kodu", "Recovery codes left"));
    public string RenewRecoveryCodes => Of(new("Kurtarma kodlarını yenile", "Replace recovery codes"));
    public string RenewRecoveryCodesLead =>
        Of(new("Eski kurtarma kodları geçersiz olur.", "The old recovery codes stop working."));
    public string SetUp => Of(new("Kurulumu başlat", "Set up"));
    public string TurnOn => Of(new("Aç", "Turn on"));
    public string TurnOff => Of(new("Kapat", "Remove"));
    public string QrCode => Of(new("Doğrulama uygulaması için QR kodu", "QR code for the authenticator app"));
    public string SecondFactorOff =>
        Of(new("İki adımlı doğrulama kapatıldı; yeniden giriş yapın.", "Second factor removed; sign in again."));
    public string ResetSecondFactor => Of(new("İki adımlı doğrulamayı sıfırla", "Reset second factor"));
    public string SecondFactorWasReset =>
        Of(new("İki adımlı doğrulama kaldırıldı; oturumlar sonlandı.", "Second factor removed, sessions ended."));
    public string ResetSecondFactorConfirm =>
        Of(
            new(
                "Kişi uygulamasını ve kurtarma kodlarını yitirdiyse: ikinci adım kaldırılır, oturumları sonlanır ve "
                    + "kendisine bildirilir. Kim olduğundan emin olun.",
                "For somebody who lost app and recovery codes: removes the second factor, ends their sessions and "
                    + "tells them. Make sure who they are."
            )
        );
    public string EnterCodeLead =>
        Of(
            new(
                "Doğrulama uygulamanızdaki altı haneli kodu ya da bir kurtarma kodunu girin.",
                "Enter the six digits from your authenticator app, or a recovery code."
            )
        );
    public string StepUpLead =>
        Of(
            new(
                "Ödeme hesaplarını ve ödemeleri değiştirmeden önce kod istenir; girilen kod birkaç dakika geçerlidir.",
                "A code is asked for before payout accounts and payouts are changed; it counts for some minutes."
            )
        );
    public string SetUpLead =>
        Of(
            new(
                "Parolanızın yanında, telefonunuzdaki doğrulama uygulamasının ürettiği kod istenir. Önce parolanızı "
                    + "girin.",
                "Besides your password, a code from the authenticator app on your phone is asked for. Begin with your "
                    + "password."
            )
        );
    public string ScanLead =>
        Of(new("Kodu doğrulama uygulamanızla tarayın.", "Scan the code with your authenticator app."));
    public string TypeSecretLead =>
        Of(new("Tarayamıyorsanız bu anahtarı yazın:", "If you cannot scan it, type this key:"));
    public string RecoveryCodesLead =>
        Of(
            new(
                "Her biri bir kez, uygulamanızdaki kodun yerine geçer. Şimdi saklayın; bir daha gösterilmezler.",
                "Each stands in for a code of your app once. Keep them now; they are not shown again."
            )
        );
    public string TurnOffLead => Of(new("Açık oturumlarınızın tümü sonlanır.", "All your sessions end."));
}
