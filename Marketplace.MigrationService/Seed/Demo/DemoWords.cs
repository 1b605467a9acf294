namespace Marketplace.MigrationService;

/// <summary>Invented names of a marketplace in Türkiye and abroad.</summary>
internal static class DemoWords
{
    /// <summary>Stores with the category of their products.</summary>
    public static readonly (string Name, string Category)[] Stores =
    [
        ("Kadıköy Kahve", "kahve-cay"),
        ("Anadolu Bakır", "mutfak"),
        ("Ege Zeytinliği", "yoresel"),
        ("Bosphorus Audio", "ses-goruntu"),
        ("Üsküdar Kitabevi", "kitap"),
        ("İpek Yolu Tekstil", "kadin-giyim"),
        ("Çınaraltı Mobilya", "mobilya"),
        ("Harbour Outdoor", "kamp"),
        ("Şirin Oyuncak", "oyuncak"),
        ("Galata Telefon", "telefon"),
        ("Moda Bisiklet", "bisiklet"),
        ("Gümüşlük Seramik", "dekorasyon"),
        ("Northwind Computers", "bilgisayar"),
        ("Kapalıçarşı Deri", "canta"),
        ("Yörük Dokuma", "dekorasyon"),
        ("Beyoğlu Parfüm", "parfum"),
        ("Küçük Kâşif", "cocuk-giyim"),
        ("Old Town Stationery", "kirtasiye"),
        ("Toros Kamp", "kamp"),
        ("Lale Cilt Bakımı", "cilt-bakimi"),
        ("Ankara Ayakkabı", "ayakkabi"),
        ("Blue Sea Tea", "kahve-cay"),
        ("Mardin Telkâri", "hobi"),
        ("Karadeniz Fındık", "yoresel"),
        ("Güneş Elektronik", "telefon"),
        ("Ihlamur Ev", "mutfak"),
        ("Levent Erkek Giyim", "erkek-giyim"),
        ("Pine Street Books", "kitap"),
        ("Özgür Yazılım Dükkânı", "bilgisayar"),
        ("Çeşme Plaj", "kadin-giyim"),
        ("Bursa Havlu", "dekorasyon"),
        ("Rumeli Ayakkabı", "ayakkabi"),
        ("İzmir Hobi Atölyesi", "hobi"),
        ("Silver Sound", "ses-goruntu"),
        ("Safran Baharat", "yoresel"),
        ("Yeşil Pedal", "bisiklet"),
        ("Akdeniz Sabunları", "cilt-bakimi"),
        ("Minik Eller", "oyuncak"),
        ("Kalem Kâğıt", "kirtasiye"),
        ("Taşra Bıçakçısı", "mutfak"),
    ];

    /// <summary>Product nouns by category.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Things = new Dictionary<string, string[]>
    {
        ["kahve-cay"] =
        [
            "Türk Kahvesi",
            "Filtre Kahve",
            "Rize Çayı",
            "Adaçayı",
            "Espresso Çekirdeği",
            "Jasmine Tea",
            "Cold Brew Pack",
        ],
        ["mutfak"] =
        [
            "Bakır Cezve",
            "Döküm Tava",
            "Ekmek Bıçağı",
            "Çaydanlık",
            "Mixing Bowl",
            "Kesme Tahtası",
            "Semaver",
        ],
        ["yoresel"] =
        [
            "Zeytinyağı",
            "Fındık Ezmesi",
            "Tahin Pekmez",
            "Kekik Balı",
            "Isot Biber",
            "Sun-Dried Tomatoes",
            "Nar Ekşisi",
        ],
        ["ses-goruntu"] = ["Kulaklık", "Bluetooth Hoparlör", "Soundbar", "Pikap", "Studio Microphone", "Projeksiyon"],
        ["kitap"] =
        [
            "Roman",
            "Şiir Seçkisi",
            "Gezi Rehberi",
            "Çocuk Masalları",
            "Cookbook",
            "History of Anatolia",
            "Deneme",
        ],
        ["kadin-giyim"] = ["Keten Elbise", "İpek Şal", "Triko Hırka", "Plaj Elbisesi", "Linen Trousers", "Yağmurluk"],
        ["mobilya"] = ["Sehpa", "Kitaplık", "Yemek Masası", "Oak Chair", "Çalışma Masası", "Ayakkabılık"],
        ["kamp"] = ["Çadır", "Uyku Tulumu", "Kamp Ocağı", "Head Torch", "Matara", "Sırt Çantası"],
        ["oyuncak"] = ["Ahşap Yapboz", "Peluş Ayı", "Yarış Pisti", "Building Blocks", "Kukla", "Zekâ Oyunu"],
        ["telefon"] = ["Telefon Kılıfı", "Şarj Aleti", "Ekran Koruyucu", "Power Bank", "USB-C Kablo", "Araç Tutucu"],
        ["bisiklet"] = ["Şehir Bisikleti", "Kask", "Bisiklet Kilidi", "Rear Light", "Sele", "Pompa"],
        ["dekorasyon"] = ["Seramik Vazo", "Kilim", "Duvar Saati", "El Havlusu", "Table Lamp", "Çini Tabak", "Bornoz"],
        ["bilgisayar"] = ["Klavye", "Kablosuz Fare", "Laptop Stand", "Monitör", "SSD Disk", "Web Kamerası"],
        ["canta"] = ["Deri Çanta", "Cüzdan", "Evrak Çantası", "Weekend Bag", "Kemer"],
        ["parfum"] = ["Gül Kolonyası", "Limon Kolonyası", "Oud Parfüm", "Body Mist"],
        ["cocuk-giyim"] = ["Tulum", "Çocuk Montu", "Pijama Takımı", "Kids T-Shirt", "Bere ve Atkı"],
        ["kirtasiye"] = ["Dolma Kalem", "Defter", "Sulu Boya", "Desk Planner", "Kraft Zarf"],
        ["cilt-bakimi"] = ["Zeytinyağlı Sabun", "Nemlendirici", "Güneş Kremi", "Face Serum", "Kil Maskesi"],
        ["ayakkabi"] = ["Yürüyüş Ayakkabısı", "Deri Bot", "Sandalet", "Running Shoes", "Ev Terliği"],
        ["hobi"] = ["Telkâri Seti", "Maket Uçak", "Örgü Yünü", "Watercolour Kit", "Ahşap Boyama"],
        ["erkek-giyim"] = ["Oxford Gömlek", "Yün Kazak", "Chino Pantolon", "Polo Shirt", "Takım Elbise"],
    };

    public static readonly string[] Kinds =
    [
        "El Yapımı",
        "Klasik",
        "Yeni Sezon",
        "Hafif",
        "Büyük Boy",
        "Organik",
        "Premium",
        "Handmade",
        "Compact",
        "Günlük",
        "Özel Seri",
        "Doğal",
        "Everyday",
        "Şık",
    ];

    public static readonly string[] Brands =
    [
        "Çınar",
        "Işık",
        "Gökçe",
        "Atlas",
        "Nar",
        "Söğüt",
        "Meridian",
        "Kuğu",
        "Oakfield",
    ];

    public static readonly string[] FirstNames =
    [
        "Ayşe",
        "Mehmet",
        "Zeynep",
        "Emre",
        "Elif",
        "Can",
        "Şule",
        "Oğuz",
        "İrem",
        "Burak",
        "Gülşen",
        "Çağrı",
        "Deniz",
        "Ömer",
        "Yağmur",
        "Sophie",
        "James",
        "Nilüfer",
        "Kaan",
        "Ece",
        "Hannah",
        "Umut",
    ];

    public static readonly string[] LastNames =
    [
        "Yılmaz",
        "Kaya",
        "Demir",
        "Şahin",
        "Çelik",
        "Öztürk",
        "Aydın",
        "Arslan",
        "Doğan",
        "Kılıç",
        "Güneş",
        "Ünal",
        "Miller",
        "Işık",
        "Erdoğdu",
        "Bennett",
        "Tığlı",
        "Koç",
    ];

    public static readonly (string City, string District)[] Places =
    [
        ("İstanbul", "Kadıköy"),
        ("İstanbul", "Beşiktaş"),
        ("İstanbul", "Üsküdar"),
        ("Ankara", "Çankaya"),
        ("İzmir", "Karşıyaka"),
        ("Bursa", "Nilüfer"),
        ("Antalya", "Muratpaşa"),
        ("Eskişehir", "Odunpazarı"),
        ("Muğla", "Bodrum"),
        ("Şanlıurfa", "Haliliye"),
    ];

    public static readonly string[] Streets =
    [
        "Bahariye Cad.",
        "Moda Cad.",
        "Atatürk Bulvarı",
        "Gül Sk.",
        "Çınar Sk.",
        "İnönü Cad.",
        "Şehitler Cad.",
        "Liman Sk.",
    ];

    public static readonly string[] Carriers = ["Yurtiçi Kargo", "MNG Kargo", "Aras Kargo", "PTT Kargo"];
}
