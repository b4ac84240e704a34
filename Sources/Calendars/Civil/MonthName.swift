/// The months' names, January first.
enum MonthName {
    static let full = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
