using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Error definitions of the Subscriptions module.</summary>
public static class SubscriptionErrors
{
    public static readonly ErrorDefinition LimitReached = new(
        "plan.limit_reached",
        ErrorKind.Forbidden,
        new("Plan sınırına ulaşıldı", "Plan limit reached"),
        new(
            "Planınızın sınırına ulaşıldı: {limit} hakkın {used} tanesi kullanımda.",
            "The limit of your plan is reached: {used} of {limit} in use."
        )
    );

    public static readonly ErrorDefinition FeatureMissing = new(
        "plan.feature_missing",
        ErrorKind.Forbidden,
        new("Planda yok", "Not in plan"),
        new("Planınız bu özelliği içermiyor.", "Your plan does not include this feature.")
    );

    public static readonly ErrorDefinition PlanCodeTaken = new(
        "plan.code_taken",
        ErrorKind.Conflict,
        new("Plan kodu alınmış", "Plan code taken"),
        new("Bu kodla bir plan var.", "A plan with this code already exists.")
    );

    public static readonly ErrorDefinition PlanNotOffered = new(
        "plan.not_offered",
        ErrorKind.Unprocessable,
        new("Plan sunulmuyor", "Plan not offered"),
        new("Bu plan yok ya da artık seçilemiyor.", "This plan does not exist or is no longer available.")
    );

    public static readonly ErrorDefinition Exists = new(
        "subscription.exists",
        ErrorKind.Conflict,
        new("Abonelik var", "Subscription exists"),
        new(
            "Mağazanın bitmemiş bir aboneliği var. Etkin ve ödenmişse planını değiştirin; "
                + "değilse açık faturasını ödeyin ya da aboneliği iptal edip yeniden başlatın.",
            "The store already has a subscription. If it is active and paid, change its plan; "
                + "otherwise pay its open invoice, or cancel it and subscribe again."
        )
    );

    public static readonly ErrorDefinition SamePlan = new(
        "subscription.same_plan",
        ErrorKind.Unprocessable,
        new("Aynı plan", "Same plan"),
        new("Mağaza zaten bu planda.", "The store is already on this plan.")
    );

    public static readonly ErrorDefinition ChangePending = new(
        "subscription.change_pending",
        ErrorKind.Conflict,
        new("Bekleyen değişiklik var", "Change pending"),
        new("Önceki plan değişikliği henüz tamamlanmadı.", "A previous plan change is still pending.")
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "subscription.invalid_transition",
        ErrorKind.Conflict,
        new("Abonelik bu durumda bunu yapamaz", "Invalid subscription transition"),
        new("Abonelik bu durumdayken bu yapılamaz.", "The subscription cannot do this in its present status.")
    );

    public static readonly ErrorDefinition FreePlanStays = new(
        "plan.free_stays",
        ErrorKind.Conflict,
        new("Ücretsiz plan kaldırılamaz", "The free plan cannot be withdrawn"),
        new("Aboneliği olmayan her mağaza bu plandadır.", "Every store without a subscription is on this plan.")
    );

    public static readonly ErrorDefinition InvoiceNotPayable = new(
        "invoice.not_payable",
        ErrorKind.Conflict,
        new("Fatura ödenemez", "Not payable"),
        new("Fatura bu durumdayken ödenemez.", "The invoice cannot be paid in its present status.")
    );

    /// <summary>The error for a command the subscription's status does not allow.</summary>
    public static Error NotFrom(Subscription subscription, string command) =>
        InvalidTransition.With(("from", WireName.Of(subscription.Status)), ("command", command));

    /// <summary>All errors of the module.</summary>
    public static readonly ErrorSet All = new([
        LimitReached,
        FeatureMissing,
        PlanCodeTaken,
        PlanNotOffered,
        Exists,
        SamePlan,
        ChangePending,
        InvalidTransition,
        FreePlanStays,
        InvoiceNotPayable,
    ]);
}
