using Marketplace.Foundation;

namespace Marketplace.Modules.Subscriptions;

/// <summary>Refusals of the Subscriptions module.</summary>
public static class SubscriptionErrors
{
    public static readonly ErrorDefinition LimitReached = new(
        "plan.limit_reached",
        ErrorKind.Forbidden,
        "Plan sınırına ulaşıldı",
        "Plan limit reached",
        "“{planCode}” planında {metric} sınırı {limit}; kullanılan {used}.",
        "The plan “{planCode}” allows {limit} of {metric}; {used} are used."
    );

    public static readonly ErrorDefinition FeatureMissing = new(
        "plan.feature_missing",
        ErrorKind.Forbidden,
        "Planda yok",
        "Not in plan",
        "“{planCode}” planı {feature} özelliğini içermiyor.",
        "The plan “{planCode}” does not include {feature}."
    );

    public static readonly ErrorDefinition PlanCodeTaken = new(
        "plan.code_taken",
        ErrorKind.Conflict,
        "Plan kodu alınmış",
        "Plan code taken",
        "Bu kodla bir plan var.",
        "A plan with this code exists."
    );

    public static readonly ErrorDefinition PlanNotOffered = new(
        "plan.not_offered",
        ErrorKind.Unprocessable,
        "Plan sunulmuyor",
        "Plan not offered",
        "“{planCode}” adlı plan yok ya da artık seçilemiyor.",
        "There is no plan “{planCode}”, or it can no longer be chosen."
    );

    public static readonly ErrorDefinition Exists = new(
        "subscription.exists",
        ErrorKind.Conflict,
        "Abonelik var",
        "Subscription exists",
        "Mağazanın bitmemiş bir aboneliği var; plan değişikliğini kullanın.",
        "The store has a subscription that is not over; change its plan instead."
    );

    public static readonly ErrorDefinition SamePlan = new(
        "subscription.same_plan",
        ErrorKind.Unprocessable,
        "Aynı plan",
        "Same plan",
        "Mağaza zaten bu planda.",
        "The store is on this plan already."
    );

    public static readonly ErrorDefinition ChangePending = new(
        "subscription.change_pending",
        ErrorKind.Conflict,
        "Bekleyen değişiklik var",
        "Change pending",
        "Önceki plan değişikliği henüz tamamlanmadı.",
        "An earlier change of plan is not done yet."
    );

    public static readonly ErrorDefinition InvalidTransition = new(
        "subscription.invalid_transition",
        ErrorKind.Conflict,
        "Abonelik bu durumda bunu yapamaz",
        "Invalid subscription transition",
        "“{from}” durumundaki abonelik için “{command}” yapılamaz.",
        "A subscription that is “{from}” cannot do “{command}”."
    );

    public static readonly ErrorDefinition FreePlanStays = new(
        "plan.free_stays",
        ErrorKind.Conflict,
        "Ücretsiz plan kaldırılamaz",
        "The free plan stays",
        "Aboneliği olmayan her mağaza bu plandadır.",
        "Every store without a subscription is on this plan."
    );

    public static readonly ErrorDefinition InvoiceNotPayable = new(
        "invoice.not_payable",
        ErrorKind.Conflict,
        "Fatura ödenemez",
        "Not payable",
        "Fatura “{status}” durumunda.",
        "The invoice is “{status}”."
    );

    /// <summary>The subscription's status refuses a command.</summary>
    public static Error NotFrom(Subscription subscription, string command) =>
        InvalidTransition.With(("from", WireName.Of(subscription.Status)), ("command", command));

    /// <summary>All of them.</summary>
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
