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
            "“{planCode}” planında {metric} sınırı {limit}; kullanılan {used}.",
            "The plan “{planCode}” limits {metric} to {limit}; {used} in use."
        )
    );

    public static readonly ErrorDefinition FeatureMissing = new(
        "plan.feature_missing",
        ErrorKind.Forbidden,
        new("Planda yok", "Not in plan"),
        new("“{planCode}” planı {feature} özelliğini içermiyor.", "The plan “{planCode}” does not include {feature}.")
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
        new(
            "“{planCode}” adlı plan yok ya da artık seçilemiyor.",
            "The plan “{planCode}” does not exist or is no longer available."
        )
    );

    public static readonly ErrorDefinition Exists = new(
        "subscription.exists",
        ErrorKind.Conflict,
        new("Abonelik var", "Subscription exists"),
        new(
            "Mağazanın bitmemiş bir aboneliği var; plan değişikliğini kullanın.",
            "The store already has a subscription; change its plan instead."
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
        new(
            "“{from}” durumundaki abonelik için “{command}” yapılamaz.",
            "“{command}” is not allowed while the subscription is “{from}”."
        )
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
        new("Fatura “{status}” durumunda.", "The invoice is “{status}”.")
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
