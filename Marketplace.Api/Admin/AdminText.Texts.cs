namespace Marketplace.Api.Admin;

/// <content>The texts, one line each: Turkish, then English.</content>
public sealed partial class AdminText
{
    public string Panel => Of("Pazar yeri yönetimi", "Marketplace admin");
    public string SkipToContent => Of("İçeriğe geç", "Skip to content");
    public string Navigation => Of("Menü", "Menu");
    public string Dashboard => Of("Genel bakış", "Overview");
    public string Sellers => Of("Mağazalar", "Stores");
    public string Orders => Of("Siparişler", "Orders");
    public string Sales => Of("Satışlar", "Sales");
    public string SalesLead =>
        Of(
            "Verilen ve iptal edilmeyen siparişler, teslimat dahil, iadeler düşülmüş; değişim önceki eşit döneme göre. "
                + "En çok beş dakika gecikir.",
            "Orders placed, excluding rejected and cancelled ones; includes delivery, minus refunds. Changes are "
                + "against the previous period of the same length. Up to five minutes behind."
        );
    public string Revenue => Of("Ciro", "Revenue");
    public string AverageOrder => Of("Ortalama sipariş", "Average order");
    public string SellingStores => Of("Satış yapan mağaza", "Selling stores");
    public string Buyers => Of("Alıcı", "Buyers");
    public string TopStores => Of("En çok satan mağazalar", "Top stores");
    public string PopularSellers => Of("Popüler mağazalar", "Popular sellers");
    public string Score => Of("Puan", "Score");
    public string SellerFaults => Of("Mağaza kusuru", "Seller at fault");
    public string NoSales => Of("Bu dönemde satış yok.", "No sales in this period.");

    public string LastDays(int days) => Of($"Son {days} gün", $"Last {days} days");

    public string Products => Of("Ürünler", "Products");
    public string Users => Of("Kullanıcılar", "Users");
    public string Payments => Of("Ödemeler", "Payments");
    public string Webhooks => Of("Gelen bildirimler", "Webhook inbox");
    public string Ledger => Of("Defter", "Ledger");
    public string Plans => Of("Planlar", "Plans");
    public string Subscriptions => Of("Abonelikler", "Subscriptions");
    public string Invoices => Of("Faturalar", "Invoices");
    public string Jobs => Of("Görevler", "Jobs");
    public string Events => Of("Olaylar", "Events");
    public string Audit => Of("Denetim kaydı", "Audit log");
    public string Invariants => Of("Tutarlılık", "Invariants");
    public string System => Of("Sistem", "System");
    public string GroupTrade => Of("Ticaret", "Trade");
    public string GroupMoney => Of("Para", "Money");
    public string GroupPlatform => Of("Platform", "Platform");
    public string SignIn => Of("Giriş yap", "Sign in");
    public string SignOut => Of("Çıkış", "Sign out");
    public string SignInLead =>
        Of("Yönetici veya destek hesabınızla girin.", "Use your administrator or support account.");
    public string Email => Of("E-posta", "E-mail");
    public string Password => Of("Parola", "Password");
    public string OtherLanguage => Of("English", "Türkçe");
    public string TimesAreUtc => Of("Saatler UTC’dir.", "Times are UTC.");
    public string ReadOnly => Of("Destek: yalnızca okuma", "Support: read only");
    public string Status => Of("Durum", "Status");
    public string All => Of("Tümü", "All");
    public string Search => Of("Ara", "Search");
    public string Filter => Of("Süz", "Filter");
    public string Clear => Of("Temizle", "Clear");
    public string NextPage => Of("Sonraki sayfa", "Next page");
    public string FirstPage => Of("Başa dön", "Back to the first page");
    public string Name => Of("Ad", "Name");
    public string Created => Of("Oluşturulma", "Created");
    public string Approved => Of("Onay", "Approved");
    public string Reason => Of("Gerekçe", "Reason");
    public string ReasonHint =>
        Of("Denetim kaydına yazılır; mağaza sahibine iletilir.", "Saved in the audit log and sent to the store owner.");
    public string ReasonHintUser => Of("Denetim kaydına yazılır.", "Saved in the audit log.");
    public string Yes => Of("Evet", "Yes");
    public string No => Of("Hayır", "No");
    public string None => Of("yok", "none");
    public string Details => Of("Ayrıntılar", "Details");
    public string Actions => Of("İşlemler", "Actions");
    public string History => Of("Geçmiş", "History");
    public string Amount => Of("Tutar", "Amount");
    public string Total => Of("Toplam", "Total");
    public string Refunded => Of("İade edilen", "Refunded");
    public string Purpose => Of("Amaç", "Purpose");
    public string Provider => Of("Sağlayıcı", "Provider");
    public string Type => Of("Tür", "Type");
    public string When => Of("Zaman", "When");
    public string Who => Of("Kim", "Who");
    public string What => Of("İşlem", "Action");
    public string Object => Of("Nesne", "Object");
    public string SystemActor => Of("Sistem", "System");
    public string Attempts => Of("Deneme", "Attempts");
    public string LastError => Of("Son hata", "Last error");
    public string Received => Of("Alındı", "Received");
    public string Due => Of("Son tarih", "Due");
    public string Paid => Of("Ödendi", "Paid");
    public string Plan => Of("Plan", "Plan");
    public string Version => Of("Sürüm", "Version");
    public string Period => Of("Dönem", "Period");
    public string Renewal => Of("Dönem sonu", "Period end");
    public string Store => Of("Mağaza", "Store");
    public string Payer => Of("Ödeyen", "Payer");
    public string Reference => Of("Dayanak", "Reference");
    public string Payment => Of("Ödeme", "Payment");
    public string NotFound => Of("Kayıt bulunamadı", "Not found");
    public string NotFoundText =>
        Of("Böyle bir kayıt yok ya da silinmiş.", "This record does not exist or has been deleted.");
    public string Back => Of("Geri", "Back");
    public string ToOverview => Of("Genel bakışa dön", "Back to overview");
    public string RequestId => Of("İstek numarası", "Request id");
    public string Code => Of("Kod", "Code");
    public string StoreName => Of("Mağaza adı", "Store name");
    public string StoreAddress => Of("Mağaza adresi", "Store address");
    public string LegalName => Of("Ticari unvan", "Legal name");
    public string TaxId => Of("Vergi no", "Tax id");
    public string Iban => Of("IBAN", "IBAN");
    public string Contact => Of("İletişim", "Contact");
    public string Phone => Of("Telefon", "Phone");
    public string Address => Of("Adres", "Address");
    public string Description => Of("Açıklama", "Description");
    public string Commission => Of("Komisyon", "Commission");
    public string CommissionOfPlan => Of("Planın komisyonu", "Plan commission");
    public string CommissionBps => Of("Anlaşılan komisyon (onbinde)", "Agreed commission (basis points)");
    public string CommissionHint =>
        Of(
            "Boş bırakılırsa planın komisyonu geçerlidir. 1000 = %10.",
            "Leave empty to use the plan commission. 1000 = 10%."
        );
    public string AgreeCommission => Of("Komisyonu kaydet", "Save commission");
    public string CommissionAgreed => Of("Komisyon kaydedildi.", "Commission saved.");
    public string Doors => Of("Satışa açık", "Open for orders");
    public string DoorsOpen => Of("Evet", "Yes");
    public string DoorsClosed => Of("Hayır", "No");
    public string Owner => Of("Sahibi", "Owner");
    public string Approve => Of("Onayla", "Approve");
    public string ApproveConfirm =>
        Of("Mağaza onaylanır ve satışa başlar.", "Approves the store, which can then start selling.");
    public string Reject => Of("Reddet", "Reject");
    public string RejectConfirm =>
        Of(
            "Başvuru geri çevrilir; mağaza düzeltip yeniden gönderebilir.",
            "Rejects the application; the store can correct it and submit it again."
        );
    public string Suspend => Of("Askıya al", "Suspend");
    public string SuspendConfirm =>
        Of("Mağazanın ürünleri gizlenir; açık siparişler sürer.", "Hides the store's products; open orders continue.");
    public string Reinstate => Of("Yeniden aç", "Reinstate");
    public string ReinstateConfirm => Of("Mağaza yeniden satış yapar.", "The store can sell again.");
    public string SellerApproved => Of("Mağaza onaylandı.", "Store approved.");
    public string SellerRejected => Of("Başvuru geri çevrildi.", "Application rejected.");
    public string SellerSuspended => Of("Mağaza askıya alındı.", "Store suspended.");
    public string SellerReinstated => Of("Mağaza yeniden açıldı.", "Store reinstated.");
    public string NoSellers =>
        Of("Henüz mağaza yok. Başvurular burada görünür.", "No stores yet. Applications will appear here.");
    public string Roles => Of("Roller", "Roles");
    public string Role => Of("Rol", "Role");
    public string EmailConfirmed => Of("E-posta doğrulandı", "E-mail confirmed");
    public string LockedUntil => Of("Kilit sonu", "Locked until");
    public string Locked => Of("Kilitli", "Locked");
    public string LanguageOfAccount => Of("Dil", "Language");
    public string Sessions => Of("Oturumlar", "Sessions");
    public string LastUsed => Of("Son kullanım", "Last used");
    public string Browser => Of("Tarayıcı", "Browser");
    public string IpAddress => Of("IP adresi", "IP address");
    public string NoSessions => Of("Açık oturum yok.", "No open sessions.");
    public string NoUsers =>
        Of("Kullanıcı bulunamadı. Kayıt olanlar burada görünür.", "No users found. Registered users will appear here.");
    public string Disable => Of("Hesabı kapat", "Disable account");
    public string DisableConfirm =>
        Of("Hesap kapatılır, bütün oturumları sona erer.", "Disables the account and ends all its sessions.");
    public string Enable => Of("Hesabı aç", "Enable account");
    public string Unlock => Of("Kilidi kaldır", "Unlock");
    public string SaveRoles => Of("Rolleri kaydet", "Save roles");
    public string RoleSupport => Of("Destek (okur)", "Support (read only)");
    public string RoleAdmin => Of("Yönetici (okur ve değiştirir)", "Administrator (read and write)");
    public string UserDisabled => Of("Hesap kapatıldı.", "Account disabled.");
    public string UserEnabled => Of("Hesap açıldı.", "Account enabled.");
    public string UserUnlocked => Of("Kilit kaldırıldı.", "Account unlocked.");
    public string RolesSet => Of("Roller kaydedildi.", "Roles saved.");
    public string NoPayments =>
        Of(
            "Henüz ödeme yok. Kartla yapılan ödemeler burada görünür.",
            "No payments yet. Card payments will appear here."
        );
    public string ProviderCalls => Of("Sağlayıcı çağrıları", "Provider calls");
    public string Refunds => Of("İadeler", "Refunds");
    public string NoRefunds => Of("İade yok.", "No refunds.");
    public string NoCalls => Of("Sağlayıcı henüz çağrılmadı.", "The provider has not been called yet.");
    public string RetryRefund => Of("Yeniden dene", "Retry");
    public string RefundRetried => Of("İade yeniden denenecek.", "The refund will be retried.");
    public string Mismatch => Of("Uyuşmazlık", "Mismatch");
    public string MismatchNoAmount => Of("tutar bildirilmedi", "no amount reported");
    public string MismatchSettled => Of("çözüldü", "resolved");
    public string ResolveMismatch => Of("Çözüldü olarak işaretle", "Mark as resolved");
    public string MismatchResolved => Of("Uyuşmazlık çözüldü olarak işaretlendi.", "Mismatch marked as resolved.");
    public string RefreshPayment => Of("Sağlayıcıdan sorgula", "Refresh from provider");
    public string PaymentRefreshed => Of("Sağlayıcı sorgulandı.", "Payment refreshed from the provider.");
    public string FailureCode => Of("Hata kodu", "Failure code");
    public string ProviderPaymentId => Of("Sağlayıcı no", "Provider id");
    public string CaptureId => Of("Tahsilat no", "Capture id");
    public string SucceededAt => Of("Başarılı olduğu an", "Succeeded at");
    public string Accepted => Of("Kabul edildi", "Accepted");
    public string Deliveries => Of("Bildirimler", "Deliveries");
    public string NoWebhooks =>
        Of(
            "Henüz bildirim yok. Ödeme sağlayıcının imzalı bildirimleri burada görünür.",
            "No deliveries yet. Signed deliveries from the payment provider will appear here."
        );
    public string Reprocess => Of("Yeniden işle", "Reprocess");
    public string ReprocessConfirm =>
        Of("Bildirim, bugün gelmiş gibi yeniden işlenir.", "Processes the delivery as if it had just arrived.");
    public string Dismiss => Of("Kapat", "Dismiss");
    public string DismissConfirm =>
        Of(
            "Bu bildirim başka yolla çözüldüyse kapatın; bekleyenler arasında sayılmaz. Sonra yine işlenebilir.",
            "Dismiss the delivery if it was resolved another way; it is then no longer listed as pending. You can "
                + "still reprocess it later."
        );
    public string WebhookDismissed => Of("Bildirim kapatıldı.", "Delivery dismissed.");
    public string WebhookReprocessed => Of("Bildirim yeniden işlendi.", "Delivery reprocessed.");
    public string Payload => Of("İçerik", "Payload");
    public string NextAttempt => Of("Sonraki deneme", "Next attempt");
    public string Balances => Of("Bakiyeler", "Balances");
    public string Entries => Of("Kayıtlar", "Entries");
    public string Account => Of("Hesap", "Account");
    public string Debit => Of("Borç", "Debit");
    public string Credit => Of("Alacak", "Credit");
    public string Balance => Of("Bakiye", "Balance");
    public string NoEntries =>
        Of(
            "Defter boş. Ödenen siparişler ve faturalar burada görünür.",
            "The ledger is empty. Paid orders and invoices will appear here."
        );
    public string Balanced => Of("Borç ve alacak eşit.", "Debits and credits are equal.");
    public string NotBalanced => Of("Borç ve alacak eşit değil!", "Debits and credits are not equal!");
    public string NewPlan => Of("Yeni plan", "New plan");
    public string PlanCode => Of("Kod", "Code");
    public string NameTr => Of("Türkçe adı", "Turkish name");
    public string NameEn => Of("İngilizce adı", "English name");
    public string Order => Of("Sıra", "Order");
    public string Price => Of("Fiyat", "Price");
    public string PriceMinor => Of("Fiyat (kuruş, vergi dahil)", "Price (minor units, tax included)");
    public string Limits => Of("Sınırlar", "Limits");
    public string AnalyticsDays => Of("Analiz günü", "Analytics days");
    public string Features => Of("Özellikler", "Features");
    public string FeaturesHint =>
        Of("Virgülle ayrılmış, örneğin csvImport, factors", "Comma-separated, for example csvImport, factors");
    public string EffectiveFrom => Of("Geçerlilik başı", "Effective from");
    public string EffectiveHint => Of("Boş bırakılırsa hemen.", "Leave empty to apply immediately.");
    public string AddVersion => Of("Yeni sürüm ekle", "Add version");
    public string AddVersionConfirm =>
        Of(
            "Yeni abonelikler bu sürümü alır; sürenler kendi sürümünde kalır. Sürümler değiştirilemez.",
            "New subscriptions get this version; existing ones keep theirs. Versions cannot be changed."
        );
    public string CreatePlan => Of("Planı oluştur", "Create plan");
    public string ChangePlan => Of("Planı değiştir", "Change plan");
    public string Save => Of("Kaydet", "Save");
    public string Offered => Of("Satışta", "Offered");
    public string Withdrawn => Of("Satışta değil", "Withdrawn");
    public string PlanCreated => Of("Plan oluşturuldu.", "Plan created.");
    public string PlanVersionAdded => Of("Yeni sürüm eklendi.", "Version added.");
    public string PlanChanged => Of("Plan değiştirildi.", "Plan changed.");
    public string InForce => Of("Yürürlükte", "Current");
    public string NoPlans => Of("Plan yok.", "No plans.");
    public string NoSubscriptions =>
        Of(
            "Henüz abonelik yok. Ücretli plan alan mağazalar burada görünür.",
            "No subscriptions yet. Stores on a paid plan will appear here."
        );
    public string NoInvoices =>
        Of(
            "Henüz fatura yok. Abonelik faturaları burada görünür.",
            "No invoices yet. Subscription invoices will appear here."
        );
    public string InvoiceNumber => Of("Fatura no", "Invoice");
    public string Issued => Of("Kesim", "Issued");
    public string Job => Of("Görev", "Job");
    public string Every => Of("Aralık", "Every");
    public string LastRun => Of("Son çalışma", "Last run");
    public string Outcome => Of("Sonuç", "Outcome");
    public string RunNow => Of("Şimdi çalıştır", "Run now");
    public string Never => Of("hiç", "never");
    public string Runs => Of("Çalışmalar", "Runs");
    public string Duration => Of("Süre", "Duration");
    public string Machine => Of("Makine", "Machine");
    public string NoRuns => Of("Bu görev henüz çalışmadı.", "This job has not run yet.");
    public string DeadEvents => Of("Gönderilemeyen olaylar", "Dead events");
    public string DeadDeliveries => Of("İşlenemeyen teslimatlar", "Dead deliveries");
    public string WaitingEvents => Of("Bekleyen olaylar", "Waiting events");
    public string Consumer => Of("Alıcı", "Consumer");
    public string Subject => Of("Konu", "Subject");
    public string NoDeadEvents =>
        Of(
            "Vazgeçilen olay yok. Gönderilemeyen olaylar burada görünür.",
            "No dead events. Events that could not be sent will appear here."
        );
    public string NoDeadDeliveries => Of("Vazgeçilen teslimat yok.", "No dead deliveries.");
    public string NoWaitingEvents => Of("Bekleyen olay yok.", "No waiting events.");
    public string Redrive => Of("Hepsini yeniden gönder", "Redrive all");
    public string RedriveConfirm =>
        Of(
            "Vazgeçilen bütün olaylar ve teslimatlar yeniden kuyruğa alınır.",
            "Moves all dead events and deliveries back to their queues."
        );
    public string NoAudit =>
        Of("Kayıt yok. Yönetici işlemleri burada görünür.", "No entries. Administrator actions will appear here.");
    public string Before => Of("Önce", "Before");
    public string After => Of("Sonra", "After");
    public string ActionFilter => Of("İşlem (başı)", "Action (starts with)");
    public string ObjectId => Of("Nesne no", "Object id");
    public string Health => Of("Sağlık", "Health");
    public string Check => Of("Denetim", "Check");
    public string Settings => Of("Ayarlar", "Settings");
    public string Setting => Of("Ayar", "Setting");
    public string Value => Of("Değer", "Value");
    public string Transport => Of("Olay taşıyıcısı", "Event transport");
    public string Currency => Of("Para birimi", "Currency");
    public string PublicUrl => Of("Genel adres", "Public URL");
    public string CardPayments => Of("Kartla ödeme", "Card payments");
    public string On => Of("Açık", "On");
    public string Off => Of("Kapalı", "Off");
    public string SoftwareVersion => Of("Yazılım sürümü", "Software version");
    public string PendingSellers => Of("Onay bekleyen mağaza", "Stores awaiting approval");
    public string ApprovedSellers => Of("Onaylı mağaza", "Approved stores");
    public string UsersToday => Of("bugün kaydolan", "registered today");
    public string ActiveSubscriptions => Of("Süren abonelik", "Active subscriptions");
    public string UnpaidSubscriptions => Of("ödenmemiş", "unpaid");
    public string CardToday => Of("Bugün kartla tahsilat", "Card payments today");
    public string CardMonth => Of("30 günde kartla tahsilat", "Card payments, 30 days");
    public string NeedsAttention => Of("İlgi bekleyenler", "Needs attention");
    public string AllQuiet =>
        Of(
            "Her şey yolunda: bekleyen iş, vazgeçilen olay ya da başarısız görev yok.",
            "All clear: nothing is pending, there are no dead events and no failed jobs."
        );
    public string FailedRefunds => Of("Başarısız iade", "Failed refunds");
    public string MismatchedPayments => Of("Tutarı uyuşmayan ödeme", "Mismatched payments");
    public string FailedWebhooks => Of("Başarısız bildirim", "Failed deliveries");
    public string InvariantsBroken => Of("Tutarlılık bozuldu", "Violated invariants");
    public string FailedJobs => Of("Başarısız görev (24 saat)", "Failed job runs (24 h)");
    public string DeadMails => Of("Gönderilemeyen e-posta", "Dead mails");
    public string LateDeliveries => Of("Geciken teslimat", "Late deliveries");
    public string OutboxLag => Of("Olay gecikmesi", "Event lag");
    public string LatestActs => Of("Son işlemler", "Recent actions");
    public string ShowAll => Of("Tümünü göster", "Show all");
    public string PaymentsFor => Of("Bu ödemeye ait bildirimler", "Deliveries for this payment");
    public string Continue => Of("Devam", "Continue");
    public string Cancel => Of("Vazgeç", "Cancel");

    public string OrderNumber => Of("Sipariş no", "Order");
    public string Buyer => Of("Alıcı", "Buyer");
    public string Units => Of("Adet", "Units");
    public string Lines => Of("Kalemler", "Lines");
    public string LinePrice => Of("Birim fiyat", "Unit price");
    public string From => Of("Başlangıç", "From");
    public string Until => Of("Bitiş", "Until");
    public string NoOrders =>
        Of("Henüz sipariş yok. Verilen siparişler burada görünür.", "No orders yet. New orders will appear here.");
    public string Delivery => Of("Teslimat", "Delivery");
    public string Tracking => Of("Takip no", "Tracking");
    public string Note => Of("Not", "Note");
    public string ItemsTotal => Of("Ürünler", "Items");
    public string ShippingTotal => Of("Kargo", "Shipping");
    public string TaxTotal => Of("Vergi (dahil)", "Tax (included)");
    public string PaymentState => Of("Ödeme durumu", "Payment");
    public string Step => Of("Adım", "Step");
    public string By => Of("Yapan", "By");
    public string ConfirmBy => Of("Son onay", "Confirm by");
    public string OpenOrders => Of("Açık sipariş", "Open orders");
    public string SalesToday => Of("Bugünkü satış", "Sales today");
    public string SalesMonth => Of("30 günlük satış", "Sales, 30 days");
    public string ToShip => Of("onay veya gönderim bekleyen", "to confirm or ship");
    public string Product => Of("Ürün", "Product");
    public string Visibility => Of("Görünürlük", "Visibility");
    public string Stock => Of("Stok", "Stock");
    public string Reserved => Of("Ayrılmış", "Reserved");
    public string Sku => Of("Stok kodu", "SKU");
    public string Variants => Of("Çeşitler", "Variants");
    public string Options => Of("Seçenekler", "Options");
    public string NoProducts =>
        Of("Henüz ürün yok. Mağazaların ürünleri burada görünür.", "No products yet. Store products will appear here.");
    public string Published => Of("Yayın", "Published");
    public string HideProduct => Of("Gizle", "Hide");
    public string HideConfirm =>
        Of(
            "Ürün alıcılara görünmez olur; plandaki yeri dolu kalır.",
            "Hides the product from buyers; it still counts toward the plan limit."
        );
    public string RestoreProduct => Of("Yeniden göster", "Unhide");
    public string ProductHidden => Of("Ürün gizlendi.", "Product hidden.");
    public string ProductRestored => Of("Ürün yeniden görünür.", "Product visible again.");
    public string HiddenBecause => Of("Gizlenme gerekçesi", "Reason for hiding");
    public string Purchase => Of("Alışveriş", "Purchase");
    public string Images => Of("Görseller", "Images");

    public string AllHold => Of("Hepsi geçerli", "All passed");
    public string SomeBroken => Of("İhlal var", "Violated");
    public string InvariantsLead =>
        Of(
            "Verinin her zaman sağlaması gereken kurallar; bu sayfa açılırken şimdi denetlendi.",
            "Rules the data must always satisfy, checked when this page was loaded."
        );
    public string Violations => Of("İhlal", "Violations");
    public string Examples => Of("Örnekler", "Examples");

    public string JobRequested(string name) => Of($"{name} birazdan çalışacak.", $"{name} will run shortly.");

    public string Redriven(int count) =>
        Of($"{Number(count)} olay yeniden kuyruğa alındı.", $"{Number(count)} moved back to the queues.");

    public string SignedInAs(string name) => Of($"{name} olarak girdiniz", $"Signed in as {name}");
}
